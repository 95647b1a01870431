import { isSpanish } from './text.ts';

/** English sentences that the model can also say in Spanish; `$1` as in String.replace. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/^The (\S+) plan costs (.+?) euro per month/u, 'El plan $1 cuesta $2 euros al mes'],
  [/ plus (\d+) % VAT, (\S+) euro in total/gu, ' más el $1 % de IVA, en total $2 euros'],
  [/^The (\S+) plan is for up to (\d+) users\./u, 'El plan $1 es para hasta $2 usuarios.'],
  [/^The (\S+) plan is for 1 user\./u, 'El plan $1 es para 1 usuario.'],
  [
    /^The (\S+) plan is for any number of users\./u,
    'El plan $1 es para cualquier número de usuarios.',
  ],
  [
    /^Whoever pays yearly gets twelve months for the price of ten\./u,
    'Con el pago anual, doce meses cuestan lo que diez.',
  ],
  [
    /^All prices in this catalogue are net prices\./u,
    'Todos los precios de este catálogo son sin IVA.',
  ],
  [/^VAT of (\d+) % is added on the invoice\./u, 'En la factura se añade el $1 % de IVA.'],
  [
    /^Every plan can be returned within (\d+) days for a full refund\./u,
    'Todos los planes se pueden devolver en $1 días con reembolso completo.',
  ],
  [
    /^Support is open from Monday to Friday, (\S+) to (\S+)\./u,
    'El soporte atiende de lunes a viernes, de $1 a $2.',
  ],
  [/^Source: /u, 'Fuente: '],
  [/^Hello!/u, '¡Hola!'],
  [/^Dear customer,/u, 'Estimada clienta, estimado cliente:'],
  [/^Can I help you with anything else\?/u, '¿Le puedo ayudar en algo más?'],
  [/^I could not find that in the catalogue\./u, 'No he encontrado eso en el catálogo.'],
];

/** The sentence in Spanish; one that the phrasebook lacks is quoted as it is. */
export function translate(sentence: string): string {
  const said = PHRASES.reduce(
    (text, [english, spanish]) => text.replace(english, spanish),
    sentence,
  );
  return said === sentence && sentence !== '' && !isSpanish(sentence)
    ? `El catálogo dice: «${sentence}»`
    : said;
}
