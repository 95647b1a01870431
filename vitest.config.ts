import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig(async () => ({
  plugins: await WxtVitest(),
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['tests/{unit,architecture}/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
    ],
  },
}));
