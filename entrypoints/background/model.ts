import type { ChatModel } from '../../lib/critic/model.ts';
import { ollamaModel } from '../../lib/llm/ollama.ts';
import type { ServerSettings } from '../../lib/settings/settings.ts';

/**
 * The model that the settings name at each call: made anew when they change,
 * kept otherwise, because it remembers what it found out about its server.
 */
export function modelOf(server: () => Promise<ServerSettings>, signal: AbortSignal): ChatModel {
  let known: { readonly settings: string; readonly model: ChatModel } | undefined;
  return {
    async chat(request) {
      const settings = await server();
      const name = JSON.stringify(settings);
      if (known?.settings !== name)
        known = { settings: name, model: ollamaModel(settings, { signal }) };
      return known.model.chat(request);
    },
  };
}
