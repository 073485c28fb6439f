import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Every text file of the build also packed, so that the service only hands it out. */
function packed(): Plugin {
  return {
    name: "packed",
    apply: "build",
    closeBundle() {
      for (const file of readdirSync("dist", { recursive: true, encoding: "utf8" })) {
        if (/\.(js|css|html|svg|json|webmanifest)$/.test(file)) {
          const path = join("dist", file);
          writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
        }
      }
    },
  };
}

/** The names of all files of the build: code and style are kept by the browser before they are wanted (app/keeping.ts). */
function listed(): Plugin {
  return {
    name: "listed",
    apply: "build",
    generateBundle(_, bundle) {
      const source = JSON.stringify(Object.keys(bundle).map((file) => `/${file}`));
      this.emitFile({ type: "asset", fileName: "files.json", source });
    },
  };
}

export default defineConfig({
  plugins: [react(), tailwindcss(), listed(), packed()],
  build: {
    target: "es2022",
    // A data: address in place of a file would need a looser policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: { environment: "happy-dom", include: ["tests/**/*.test.{ts,tsx}"], setupFiles: ["tests/setup.ts"] },
});
