import { type Directive, isNegated } from './directive.ts';
import { addNote, type Draft, type Scene } from './draft.ts';
import { translate } from './phrasebook.ts';
import { isSpanish, sentencesOf } from './text.ts';

const DEFAULT_VAT_PERCENT = 21;
const PRICE = /(\d+(?:\.\d+)?)\s*(?:euros?\b|€)/iu;
const PRICES = new RegExp(PRICE, 'giu');
const GREETING = /^(?:hello|hi|good (?:day|morning)|welcome|hola|buenos días)\b/iu;
const FORMAL = /^(?:dear (?:customer|sir|madam)|estimad[oa])/iu;

const affirms = (words: string, topic: RegExp) => topic.test(words) && !isNegated(words);

const hasFigure = (reply: string) => PRICE.test(reply);

/** The first fact with these words; `instead` where there is none. */
function factLike({ facts }: Scene, pattern: RegExp, instead: string): string {
  return facts.find(({ text }) => pattern.test(text))?.text ?? instead;
}

function withVat(sentence: string, percent: number): string {
  return sentence.replace(
    /(\d+(?:\.\d+)?)\s*euros?(?: per month| al mes)?/giu,
    (said, amount: string) => {
      const total = (Number(amount) * (1 + percent / 100)).toFixed(2);
      return Number(amount) === 0 ? said : `${said} plus ${percent} % VAT, ${total} euro in total`;
    },
  );
}

/** The plan that is asked about, or else answered with, such as "Pro"; empty where there is none. */
function planIn(draft: Draft, { question, facts }: Scene): string {
  const names = facts.flatMap(({ text }) => /^The (\S+) plan\b/u.exec(text)?.[1] ?? []);
  const said = (text: string) => names.find((name) => new RegExp(`\\b${name}\\b`, 'iu').test(text));
  return said(question) ?? said(draft.sentences.join(' ')) ?? '';
}

/** Those that change what is said come before those that change how it is said. */
export const DIRECTIVES: readonly Directive[] = [
  {
    id: 'vat',
    asks: (words) => affirms(words, /\b(?:vat|iva|tax(?:es)?|impuestos?)\b/iu),
    obey(draft, { words }) {
      const percent = Number(/(\d+)\s*%/u.exec(words)?.[1] ?? DEFAULT_VAT_PERCENT);
      return { ...draft, sentences: draft.sentences.map((text) => withVat(text, percent)) };
    },
    holds: (reply) =>
      !hasFigure(reply) || /\d+\s*%\s*(?:VAT|de IVA|IVA)|VAT of \d+\s*%/u.test(reply),
  },
  {
    id: 'user-limit',
    asks: (words) => affirms(words, /\b(?:users?|usuarios?|seats?)\b/iu),
    obey(draft, scene) {
      const users = new RegExp(`\\b${planIn(draft, scene)}\\b.*\\busers?\\b`, 'u');
      return addNote(draft, factLike(scene, users, 'The number of users depends on the plan.'));
    },
    holds: (reply) => /\b(?:users?|usuarios?)\b/iu.test(reply),
  },
  {
    id: 'refund',
    asks: (words) =>
      affirms(words, /\b(?:refunds?|money[- ]back|returns?|reembolso|devoluci[oó]n)\b/iu),
    obey: (draft, scene) =>
      addNote(draft, factLike(scene, /\brefund\b/iu, 'There is a full refund within 30 days.')),
    holds: (reply) => /\b30[- ](?:days?|días)\b/iu.test(reply) && /refund|reembolso/iu.test(reply),
  },
  {
    id: 'support-hours',
    asks: (words) => affirms(words, /\b(?:(?:support|opening) hours|horario)\b/iu),
    obey: (draft, scene) =>
      addNote(draft, factLike(scene, /\bMonday\b/u, 'Support is there on working days.')),
    holds: (reply) => /\b(?:Monday|working days|lunes)\b/u.test(reply),
  },
  {
    id: 'yearly-price',
    asks: (words) => affirms(words, /\b(?:yearly|annual|per year|anual|al año)\b/iu),
    obey: (draft, scene) =>
      addNote(draft, factLike(scene, /\byearly\b/iu, 'Every plan can also be paid yearly.')),
    holds: (reply) => /\b(?:yearly|per year|al año|anual)\b/iu.test(reply),
  },
  {
    id: 'name-section',
    asks: (words) => affirms(words, /\b(?:section|source|secci[oó]n|fuente)\b/iu),
    obey: (draft, { found }) => addNote(draft, `Source: ${found[0]?.section || 'the catalogue'}.`),
    holds: (reply) => /\b(?:Source|Fuente):/u.test(reply),
  },
  {
    id: 'two-decimals',
    asks: (words) => /\b(?:two|2|dos)\s+decimal(?:es|s)?\b/iu.test(words),
    obey(draft) {
      const precise = (text: string) =>
        text.replace(PRICES, (_, amount: string) => `${Number(amount).toFixed(2)} euro`);
      return { ...draft, sentences: draft.sentences.map(precise), notes: draft.notes.map(precise) };
    },
    holds: (reply) =>
      [...reply.matchAll(PRICES)].every(([, amount = '']) => /\.\d\d$/u.test(amount)),
  },
  {
    id: 'two-sentences',
    asks: (words) =>
      /\b(?:two|2|dos)\s+(?:short\s+)?(?:sentences|frases)\b|\b(?:too long|shorter|briefly|be brief|concise|m[aá]s corto|breve|demasiado larg[oa])\b/iu.test(
        words,
      ),
    obey: (draft) => ({ ...draft, limit: 2 }),
    holds: (reply) => sentencesOf(reply).filter((text) => !GREETING.test(text)).length <= 2,
  },
  {
    id: 'bullet-list',
    asks: (words) => affirms(words, /\b(?:bullets?|bulleted|as a list|lista|viñetas)\b/iu),
    obey: (draft) => ({ ...draft, layout: 'bullets' }),
    holds: (reply) => /^\s*[-*•] /mu.test(reply),
  },
  {
    id: 'greet',
    asks: (words) => affirms(words, /\b(?:greet(?:ing)?|say hello|saluda|saludo)\b/iu),
    obey: (draft) => ({ ...draft, greeting: 'Hello!' }),
    holds: (reply) => GREETING.test(reply) || FORMAL.test(reply),
  },
  {
    id: 'formal',
    asks: (words) => affirms(words, /\b(?:formal(?:ly)?|usted|polite(?:ly)?)\b/iu),
    obey: (draft) => ({ ...draft, greeting: 'Dear customer,' }),
    holds: (reply) => FORMAL.test(reply),
  },
  {
    id: 'no-greeting',
    asks: (words) => isNegated(words) && /\b(?:greet(?:ing)?s?|hello|salud\p{L}+)\b/iu.test(words),
    obey: (draft) => ({ ...draft, greeting: '' }),
    holds: (reply) => !GREETING.test(reply) && !FORMAL.test(reply),
  },
  {
    id: 'offer-help',
    asks: (words) =>
      affirms(
        words,
        /\b(?:further|more|else)\b.*\bhelp\b|\bhelp\b.*\b(?:further|more|else)\b|m[aá]s ayuda/iu,
      ),
    obey: (draft) => ({ ...draft, closing: 'Can I help you with anything else?' }),
    holds: (reply) => /\bhelp\b.*\?$|\bayudar\b.*\?$/iu.test(reply.trim()),
  },
  {
    id: 'spanish',
    asks: (words) => affirms(words, /\b(?:spanish|español|castellano)\b/iu),
    obey(draft, { question }) {
      if (!isSpanish(question)) return draft;
      return {
        ...draft,
        greeting: translate(draft.greeting),
        sentences: draft.sentences.map(translate),
        notes: draft.notes.map(translate),
        closing: translate(draft.closing),
      };
    },
    holds: (reply, question) => !isSpanish(question) || isSpanish(reply),
  },
];
