// Bundles the browser side into ../wwwroot/dist: site.css for every page, map.css, map.js and map-worker.js for the map.
// Each file lies there compressed too (.br, .gz), so that the service sends the small form without work.
import { build } from "esbuild";
import { compile } from "sass";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../wwwroot/dist");
const target = ["chrome111", "edge111", "firefox115", "safari16.4"];

/** Sass files become CSS before esbuild sees them. */
const sass = {
    name: "sass",
    setup(bundle) {
        bundle.onLoad({ filter: /\.scss$/ }, ({ path }) => {
            const { css, loadedUrls } = compile(path, {
                loadPaths: [join(here, "node_modules/govuk-frontend/dist")],
                quietDeps: true,
                style: "expanded",
            });
            return { contents: css, loader: "css", watchFiles: loadedUrls.map((url) => fileURLToPath(url)) };
        });
    },
};

async function compress(name) {
    const path = join(out, name);
    const content = await readFile(path);
    const [br, gz] = await Promise.all([
        promisify(brotliCompress)(content, {
            params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
        }),
        promisify(gzip)(content, { level: 9 }),
    ]);
    await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
    console.log(`${name}: ${kilobytes(content.length)}, ${kilobytes(br.length)} compressed`);
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const common = { bundle: true, minify: true, target, outdir: out, logLevel: "warning", legalComments: "linked", absWorkingDir: here };
await Promise.all([
    build({
        ...common,
        entryPoints: { map: "map/main.ts", offline: "add/offline.ts", "map-worker": "node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs" },
        format: "esm",
        platform: "browser",
    }),
    build({
        ...common,
        // The small pages have their parts in common as files of their own, the map above all: the list of what was found is there to be
        // read before its map comes.
        entryPoints: { add: "add/main.ts", find: "find/main.ts", review: "review/main.ts", analyse: "analyse/main.ts", own: "own/main.ts" },
        chunkNames: "part-[name]-[hash]",
        splitting: true,
        format: "esm",
        platform: "browser",
    }),
    build({
        ...common,
        // The map's ways of looking, each fetched when it is chosen. They hold the small words that they share with the map themselves,
        // so that the map's own script stays one file and waits for nothing.
        entryPoints: {
            "view-meet": "map/views/meet.ts",
            "view-clusters": "map/views/clusters.ts",
            "view-reach": "map/views/reach.ts",
            "view-own": "map/views/own.ts",
        },
        chunkNames: "part-view-[hash]",
        splitting: true,
        format: "esm",
        platform: "browser",
    }),
    build({
        ...common,
        entryPoints: { site: "styles/site.scss", map: "styles/map.css", "find-map": "find/find.css" },
        plugins: [sass],
        // Pictures inside style sheets are part of them: the map's controls need no further requests.
        loader: { ".svg": "dataurl", ".png": "dataurl" },
    }),
]);
await Promise.all((await readdir(out)).filter((name) => /\.(?:js|css)$/u.test(name)).map(compress));
