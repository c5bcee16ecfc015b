import { loadSchedules, versionClash, type Schedule } from '../load-schedule.ts';
import { failed, readText, scheduleFiles, type CommandResult } from './files.ts';
import { loadOptionsFor } from './program-options.ts';
import { problemText } from './quote-command.ts';

/** Checks every schedule file of a folder, and that no two versions of a program clash. Exit code
 * 1 when there is a problem; warnings are printed and pass. */
export function checkCommand(path: string | undefined): CommandResult {
  if (path === undefined) return failed('Usage: npm run fees -- check FOLDER_OR_FILE');
  const files = scheduleFiles(path);
  if (files.length === 0) return failed(`${path} holds no schedule (.yaml).`);
  const problems: string[] = [];
  const warnings: string[] = [];
  const schedules: Schedule[] = [];
  for (const file of files) {
    const read = readText(file);
    if ('problem' in read) {
      problems.push(read.problem);
      continue;
    }
    const loaded = loadSchedules(read.text, loadOptionsFor(read.text, file));
    if (!loaded.ok) {
      problems.push(...loaded.problems.map(problemText));
      continue;
    }
    warnings.push(...loaded.warnings.map((warning) => `${problemText(warning)} (warning)`));
    for (const schedule of loaded.schedules) {
      // Versions of one file were compared when it was loaded.
      const clash = schedules.map((earlier) => versionClash(earlier, schedule)).find(Boolean);
      if (clash !== undefined && clash !== null) problems.push(`${file}: ${clash}`);
    }
    schedules.push(...loaded.schedules);
  }
  const summary = `${files.length} files, ${schedules.length} schedules, ${problems.length} problems`;
  const out = [...warnings, ...(problems.length === 0 ? [`${summary}: all is well.`] : [])];
  const err = problems.length === 0 ? [] : [...problems, `${summary}.`];
  return { code: problems.length === 0 ? 0 : 1, out: out.join('\n'), err: err.join('\n') };
}
