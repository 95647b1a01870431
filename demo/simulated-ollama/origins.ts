import type { IncomingMessage, ServerResponse } from 'node:http';

/** Origins that Ollama accepts unless OLLAMA_ORIGINS adds to them (envconfig/config.go, AllowedOrigins). */
const HOSTS = ['localhost', '127.0.0.1', '0.0.0.0'];
const EXACT = HOSTS.flatMap((host) => [`http://${host}`, `https://${host}`]);
const PREFIXES = [
  ...EXACT.map((origin) => `${origin}:`),
  'app://',
  'file://',
  'tauri://',
  'vscode-webview://',
  'vscode-file://',
];

const METHODS = 'GET,POST,PUT,PATCH,DELETE,HEAD,OPTIONS';
/** Request headers that a page may send (server/routes.go, GenerateRoutes). */
const HEADERS = [
  'Authorization',
  'Content-Type',
  'User-Agent',
  'Accept',
  'X-Requested-With',
  'Openai-Beta',
  'X-Stainless-Arch',
  'X-Stainless-Async',
  'X-Stainless-Custom-Poll-Interval',
  'X-Stainless-Helper-Method',
  'X-Stainless-Lang',
  'X-Stainless-Os',
  'X-Stainless-Package-Version',
  'X-Stainless-Poll-Helper',
  'X-Stainless-Retry-Count',
  'X-Stainless-Runtime',
  'X-Stainless-Runtime-Version',
  'X-Stainless-Timeout',
].join(',');
const PREFLIGHT_AGE_SECONDS = '43200';

function isAllowedOrigin(origin: string): boolean {
  return EXACT.includes(origin) || PREFIXES.some((prefix) => origin.startsWith(prefix));
}

function isLocalHost(hostHeader: string): boolean {
  const host = hostHeader.replace(/:\d+$/, '').toLowerCase();
  return (
    host === '' ||
    host === '[::1]' ||
    HOSTS.includes(host) ||
    /^(127|10|192\.168)\./.test(host) ||
    /\.(localhost|local|internal)$/.test(host)
  );
}

/**
 * Ollama's door: refuses foreign origins and foreign host names with an empty
 * 403, answers preflights, and adds the CORS headers for those it lets in.
 * Returns true where the response has been ended here.
 */
export function guardDoor(request: IncomingMessage, response: ServerResponse): boolean {
  const origin = request.headers.origin;
  const host = request.headers.host ?? '';
  const crossOrigin =
    origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`;
  if ((crossOrigin && !isAllowedOrigin(origin)) || !isLocalHost(host)) {
    response.writeHead(403).end();
    return true;
  }
  if (!crossOrigin) return false;
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Vary', 'Origin');
  if (request.method !== 'OPTIONS') return false;
  response.setHeader('Vary', [
    'Origin',
    'Access-Control-Request-Method',
    'Access-Control-Request-Headers',
  ]);
  response.setHeader('Access-Control-Allow-Methods', METHODS);
  response.setHeader('Access-Control-Allow-Headers', HEADERS);
  response.setHeader('Access-Control-Max-Age', PREFLIGHT_AGE_SECONDS);
  response.writeHead(204).end();
  return true;
}
