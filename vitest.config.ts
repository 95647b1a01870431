import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

function project(name: string, testTimeout = 5_000) {
  return {
    extends: true as const,
    test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], testTimeout },
  };
}

export default defineConfig(async () => ({
  plugins: await WxtVitest(),
  test: { projects: [project('architecture'), project('unit'), project('integration', 20_000)] },
}));
