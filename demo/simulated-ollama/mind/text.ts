/** The sentences of a text, each line apart from the next, without bullet marks. */
export function sentencesOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => line.replace(/^\s*(?:[-*•]|\d+[.)]|#+)\s+/u, '').split(/(?<=[.!?])\s+/u))
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** Words that mean the same to the model, by the one it keeps. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  price: [
    'cost',
    'costs',
    'prices',
    'euro',
    'euros',
    'much',
    'charge',
    'cuánto',
    'cuanto',
    'cuesta',
    'cuestan',
    'precio',
    'precios',
    'vale',
  ],
  plan: ['plans', 'planes', 'tariff', 'tariffs', 'offer', 'offers'],
  user: [
    'users',
    'people',
    'seats',
    'seat',
    'team',
    'colleagues',
    'usuario',
    'usuarios',
    'personas',
  ],
  refund: [
    'refunds',
    'return',
    'returned',
    'returns',
    'money',
    'devolución',
    'reembolso',
    'devolver',
    'dinero',
  ],
  cancel: ['cancelled', 'cancellation', 'quit', 'leave', 'cancelar'],
  vat: ['tax', 'taxes', 'iva', 'impuesto', 'impuestos'],
  support: ['help', 'soporte', 'ayuda', 'atención'],
  hour: ['hours', 'open', 'opening', 'when', 'horario', 'horas', 'cuándo'],
  year: ['yearly', 'annual', 'annually', 'anual', 'año'],
  telephone: ['phone', 'call', 'telephoned', 'teléfono', 'llamar'],
  month: ['months', 'monthly', 'mes', 'meses'],
  mail: ['e-mail', 'e-mails', 'email', 'emails', 'correo'],
};

const CANON = new Map(
  Object.entries(SAME).flatMap(([kept, others]) => others.map((other) => [other, kept] as const)),
);

const STOP = new Set(
  'a an and any are as at be by can could did do does el en es for from get have how i if in is it la las los many me my of on one or our para por que qué que show tell than that the there this to un una us we what which whoever will with would y yo you your de del al su se cómo hay tiene about please give list so'.split(
    ' ',
  ),
);

/** The words that carry meaning, each once, in the form that the model keeps. */
export function keywordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? [];
  return new Set(words.map((word) => CANON.get(word) ?? word).filter((word) => !STOP.has(word)));
}

const SPANISH =
  /[¿¡ñ]|\b(?:el|la|los|las|es|cuánto|cuanto|cuesta|cuestan|qué|cuál|cómo|para|por|del|una|hay|tiene|puedo|hola|al mes|gracias)\b/giu;
const ENGLISH =
  /\b(?:the|is|are|how|much|what|which|does|do|can|for|per|of|with|you|your|and)\b/giu;

export function isSpanish(text: string): boolean {
  return (text.match(SPANISH)?.length ?? 0) > (text.match(ENGLISH)?.length ?? 0);
}
