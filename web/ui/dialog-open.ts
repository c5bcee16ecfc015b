/** Whether a dialog has the keyboard: the page below must leave keys and focus alone. */
export const dialogOpen = (): boolean => document.querySelector('[role="dialog"]') !== null;
