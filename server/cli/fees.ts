import { checkCommand } from '../../shared/fees/cli/check-command.ts';
import { compareCommand } from '../../shared/fees/cli/compare-command.ts';
import { failed, type CommandResult } from '../../shared/fees/cli/files.ts';

const USAGE = `Usage: npm run fees -- check FOLDER_OR_FILE
       npm run fees -- compare OLD NEW --facts FILE.jsonl [--json]`;

function run([command, ...args]: readonly string[]): CommandResult {
  switch (command) {
    case 'check':
      return checkCommand(args[0]);
    case 'compare':
      return compareCommand(args);
    case undefined:
    default:
      return failed(USAGE);
  }
}

const { code, out, err } = run(process.argv.slice(2));
if (out !== '') process.stdout.write(`${out}\n`);
if (err !== '') process.stderr.write(`${err}\n`);
process.exitCode = code;
