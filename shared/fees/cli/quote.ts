import { quoteCommand } from './quote-command.ts';

const { code, out, err } = quoteCommand(process.argv.slice(2));
if (out !== '') process.stdout.write(`${out}\n`);
if (err !== '') process.stderr.write(`${err}\n`);
process.exitCode = code;
