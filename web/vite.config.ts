import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { firstPaint } from './build/firstPaint.ts';
import { mantineVariables } from './build/mantineVariables.ts';
import { preloadFont } from './build/preloadFont.ts';

const platform = process.env['KANAL_PUBLIC_URL'] ?? 'http://localhost:8080';
const relayed = { target: platform, changeOrigin: true };

export default defineConfig({
  plugins: [react(), firstPaint(), mantineVariables(), preloadFont()],
  build: {
    target: 'es2022',
    // The policy allows fonts and pictures of our own origin, and no data addresses for fonts.
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': relayed, '/oauth': relayed } },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/testing/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    css: false,
    testTimeout: 30_000,
    reporters: process.env['KANAL_TEST_REPORT']
      ? ['default', ['junit', { outputFile: process.env['KANAL_TEST_REPORT'] }]]
      : ['default'],
  },
});
