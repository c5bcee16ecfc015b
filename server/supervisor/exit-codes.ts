/**
 * The status with which the server ends when it refuses to boot (sysexits' EX_CONFIG). It has said
 * why; starting it again would say the same, so the supervisor stops as well.
 */
export const BOOT_REFUSED_EXIT_CODE = 78;
