/**
 * What goes wrong on demand. `afterBytes` counts bytes of jobs since the fault was set; status
 * questions do not count, so that a test can name a place in a receipt.
 */
export type PrinterFault =
  | { readonly kind: 'paper-out'; readonly afterBytes: number }
  | { readonly kind: 'cover-open'; readonly afterBytes: number }
  | { readonly kind: 'offline'; readonly afterBytes: number }
  /** Loses power for a moment: the connection breaks, the buffers are empty. */
  | { readonly kind: 'reset'; readonly afterBytes: number }
  /** The connection ends; what had arrived is kept and printed. */
  | { readonly kind: 'half-write'; readonly afterBytes: number }
  /** Prints, but takes its time for each line. */
  | { readonly kind: 'slow'; readonly msPerItem: number }
  /** Takes connections and never reads from them. */
  | { readonly kind: 'never-reads' }
  /** A clone: prints `GS ( H` as nothing and never answers it. */
  | { readonly kind: 'no-process-id' };
