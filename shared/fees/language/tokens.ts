import { createToken, Lexer, type TokenType } from 'chevrotain';

/** Words of the language that no fact, table or line may be called. */
export const RESERVED = new Set(
  (
    'and or not if then else is of over per up to rounded from days day weeks months quarters ' +
    'years business calendar true false yes no given includes one sum count for each in where ' +
    'down nearest half even part fraction'
  ).split(' '),
);

const MONTHS =
  'January|February|March|April|May|June|July|August|September|October|November|December';

/** The months in the order of the year, as a literal such as `July 1` writes them. */
export const MONTH_NAMES: readonly string[] = MONTHS.split('|');

export const Name = createToken({
  name: 'a name',
  pattern: /[A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*/,
});

const all: TokenType[] = [];

function token(name: string, pattern: RegExp | string): TokenType {
  const word = typeof pattern === 'string' && /^[a-z]/.test(pattern);
  const made = createToken({ name, pattern, ...(word ? { longer_alt: Name } : {}) });
  all.push(made);
  return made;
}

/** Several words that are one token: any run of spaces or line ends may stand between them. */
function words(text: string): TokenType {
  // No name may run on from the last word: `or part` is not in `or parties`.
  const pattern = new RegExp(`${text.replaceAll(' ', '\\s+')}(?![A-Za-z0-9_-])`);
  const made = createToken({ name: text, pattern, line_breaks: true });
  all.push(made);
  return made;
}

const Space = createToken({
  name: 'space',
  pattern: /\s+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});
all.push(Space);

export const DateLiteral = token('a date', /\d{4}-\d{2}-\d{2}(?![\d-])/);
export const TimeLiteral = token('a time', /\d{1,2}:\d{2}(?!\d)/);
export const MonthDay = token('a day of the year', new RegExp(`(?:${MONTHS})\\s+\\d{1,2}(?!\\d)`));
export const Money = token('an amount of money', /\$(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?/);
export const Percent = token('a percentage', /\d+(?:\.\d+)?\s*%/);
export const Plain = token('a number', /\d+(?:\.\d+)?/);
export const Text = token('a quoted word', /"[^"\n]*"|'[^'\n]*'/);

export const OrMajorPart = words('or major part');
export const OrFraction = words('or fraction');
export const OrPart = words('or part');
export const OrElse = words('or else');
export const UpTo = words('up to');
export const IsNotGiven = words('is not given');
export const IsGiven = words('is given');
export const IsNotOneOf = words('is not one of');
export const IsOneOf = words('is one of');
export const IsNot = words('is not');
export const OnOrAfter = words('business day on or after');
export const OnOrBefore = words('business day on or before');
export const BusinessDays = words('business days');
export const CalendarMonths = words('calendar months');
export const RoundedHalfDown = words('rounded half down to');
export const RoundedHalfEven = words('rounded half even to');
export const RoundedUp = words('rounded up to');
export const RoundedDown = words('rounded down to');
export const Rounded = words('rounded to');
export const ForEach = words('for each');
export const SumOf = words('sum of');
export const CountOf = words('count of');

export const And = token('and', 'and');
export const Or = token('or', 'or');
export const Not = token('not', 'not');
export const If = token('if', 'if');
export const Then = token('then', 'then');
export const Else = token('else', 'else');
export const Is = token('is', 'is');
export const Of = token('of', 'of');
export const Over = token('over', 'over');
export const Per = token('per', 'per');
export const From = token('from', 'from');
export const To = token('to', 'to');
// Before "in", which it begins with.
export const Includes = token('includes', 'includes');
export const In = token('in', 'in');
export const Where = token('where', 'where');
export const True = token('true', /(?:true|yes)(?![A-Za-z0-9_-])/);
export const False = token('false', /(?:false|no)(?![A-Za-z0-9_-])/);
export const Unit = token('a unit of time', /(?:day|week|month|quarter|year)s?(?![A-Za-z0-9_(-])/);

export const LessEqual = token('<=', '<=');
export const MoreEqual = token('>=', '>=');
export const Unequal = token('!=', /!=|<>/);
export const Less = token('<', '<');
export const More = token('>', '>');
export const Equal = token('=', '=');
export const Plus = token('+', '+');
export const Minus = token('-', '-');
export const Times = token('*', /\*|×/);
export const Divide = token('/', '/');
export const Open = token('(', '(');
export const Close = token(')', ')');
export const Comma = token(',', ',');
export const Dot = token('.', '.');
all.push(Name);

/** Every token, the longer before the shorter that it begins with. */
export const TOKENS: readonly TokenType[] = all;
export const lexer = new Lexer(all, { positionTracking: 'onlyOffset' });
