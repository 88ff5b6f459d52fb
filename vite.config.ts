// Builds the web client: src/web → dist/web. Nothing is inlined into the page or the style sheets, because the server's
// content policy allows only its own files (no data: fonts, no inline script).
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env.UTFALL_API ?? 'http://localhost:8080';

export default defineConfig({
  root: 'src/web',
  plugins: [react(), { ...optimizeLocales.vite({ locales: ['sv-SE', 'en-US'] }), enforce: 'pre' }],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // light-dark() and text-wrap are used as they are: browsers from spring 2024.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
  },
  server: { port: 5173, proxy: { '/api': api } },
  preview: { port: 4173, proxy: { '/api': api } },
});
