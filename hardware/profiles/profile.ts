/** Character encodings that a printer's code tables may hold. */
export type CodeTableName =
  | 'cp437'
  | 'cp858'
  | 'cp852'
  | 'cp866'
  | 'windows-1250'
  | 'windows-1251'
  | 'windows-1252'
  | 'windows-1253'
  | 'windows-1254'
  | 'windows-1257';

export interface CodeTable {
  /** The `n` of `ESC t n`. */
  readonly page: number;
  readonly encoding: CodeTableName;
}

/** What one model of printer can do: data, never code. */
export interface PrinterProfile {
  readonly id: string;
  readonly label: string;
  /** Where each fact of the profile was read. */
  readonly source: string;
  /** Dots across the printable area; raster images are at most this wide. */
  readonly widthDots: number;
  /** Characters of font A on a line. */
  readonly columns: 32 | 42 | 48;
  /** Height of one line of text in dots, spacing included. */
  readonly lineHeightDots: number;
  /** In order of preference. ASCII is the same in all of them. */
  readonly codeTables: readonly CodeTable[];
  /** Printers made for China read bytes above 7Fh in pairs until `FS .` says otherwise. */
  readonly cancelsKanjiMode: boolean;
  readonly cutter: 'full' | 'partial' | 'none';
  /** Dots to feed before the cut, beyond what the printer feeds by itself to bring the last line to
   * its cutter; where there is no cutter, up to the edge that one tears at. */
  readonly feedBeforeCutDots: number;
  readonly drawer: {
    /** Half-units of `ESC p`: the pulse is on for `onTime` × 2 ms, then off for `offTime` × 2 ms. */
    readonly onTime: number;
    readonly offTime: number;
  };
  readonly status: {
    /** Answers `DLE EOT n` at once. Without it nothing is known of the printer before a job. */
    readonly realTime: boolean;
    /** Answers `GS r 1` when its buffer has got that far. */
    readonly afterData: boolean;
    /** Answers `GS ( H` function 48 with the job's own id once the job is printed. */
    readonly processId: boolean;
    /** Obeys `DLE DC4 8`: forgets what it was sent and has not printed. */
    readonly clearsBuffer: boolean;
  };
  /** How long the port stays closed to newcomers after a connection ends. */
  readonly reopenDelayMs: number;
}
