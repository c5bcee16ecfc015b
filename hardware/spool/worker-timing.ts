/** How patient a worker is, in milliseconds. Tests are less so. */
export interface WorkerTiming {
  /** Between two looks at the printer. */
  readonly statusEveryMs: number;
  /** Between two looks at the queue when nobody calls. */
  readonly queueEveryMs: number;
  /** For the answer to a status question. */
  readonly answerMs: number;
  /** For the operating system to take a job's bytes; a printer that never reads makes it wait. */
  readonly sendMs: number;
  /** For the printer to say that it is done, while nothing stands in its way. */
  readonly completionMs: number;
  /** For someone to load paper or close the cover in the middle of a job. */
  readonly obstacleMs: number;
  /** After the reply to `GS r`, for the process id that some printers never send. */
  readonly processIdMs: number;
  /** Without a reply, until we believe that no old one is still to come. */
  readonly quietMs: number;
  /** Until the next try after a failure before the first byte. */
  readonly retryMs: number;
  /** For a job under way when the worker is stopped. */
  readonly stopMs: number;
}

export const DEFAULT_TIMING: WorkerTiming = {
  statusEveryMs: 500,
  queueEveryMs: 1_000,
  answerMs: 2_000,
  sendMs: 15_000,
  completionMs: 30_000,
  obstacleMs: 600_000,
  processIdMs: 3_000,
  quietMs: 1_500,
  retryMs: 2_000,
  stopMs: 3_000,
};
