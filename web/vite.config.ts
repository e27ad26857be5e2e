import { defineConfig } from "vite";

// `desk.js` is the one name that pages know; all else is fetched by it when a page needs it.
export default defineConfig({
  base: "/static/built/",
  build: {
    outDir: "../src/sayso/desk/static/built",
    emptyOutDir: true,
    target: "es2022",
    license: { fileName: "licenses.md" },
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // nothing as data: or blob: address, which the pages' policy forbids
    chunkSizeWarningLimit: 1200, // the map's library, which only pages with a map fetch
    rolldownOptions: {
      input: "src/desk.ts",
      output: {
        entryFileNames: "desk.js",
        chunkFileNames: "[name]-[hash].js",
        // The map's worker is a module; under .mjs some servers do not know it for a script.
        assetFileNames: (asset) => (asset.names.some((name) => name.endsWith(".mjs")) ? "[name]-[hash].js" : "[name]-[hash][extname]"),
      },
    },
  },
});
