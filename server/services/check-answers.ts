import { done, refused, type Outcome } from '../../shared/failures/outcome.ts';
import { refusal } from '../../shared/failures/wording.ts';
import { checkFacts } from '../../shared/fees/check-facts.ts';
import type { FactDeclaration, Facts } from '../../shared/fees/facts.ts';
import { PricingRefusal } from '../../shared/fees/language/node.ts';

/**
 * Checks a form's answers against its fields: fills in defaults, leaves out what was left empty,
 * refuses what is missing, unknown or of the wrong kind, naming the field.
 */
export function checkAnswers(
  fields: readonly FactDeclaration[],
  given: Readonly<Record<string, unknown>>,
): Outcome<Facts> {
  const answers: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const answer = typeof value === 'string' ? value.trim() : value;
    if (answer !== '' && answer !== null && answer !== undefined) answers[name] = answer;
  }
  for (const field of fields) {
    if (Object.hasOwn(answers, field.name)) continue;
    if (field.default !== undefined) answers[field.name] = field.default;
    else if (field.optional !== true) return missing(field);
  }
  try {
    checkFacts(fields, answers);
    return done(answers);
  } catch (error) {
    if (!(error instanceof PricingRefusal)) throw error;
    return refused({
      code: 'answer-not-usable',
      message: error.words,
      ...(error.fact === undefined ? {} : { field: error.fact }),
    });
  }
}

function missing(field: FactDeclaration): Outcome<Facts> {
  const { en, es } = field.question;
  return refused(refusal('answer-needed', { question: en, questionEs: es }, field.name));
}
