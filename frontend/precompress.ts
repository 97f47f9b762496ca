import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const packable = /\.(js|css|html|svg|txt|json|csv)$/;

// precompress writes .br and .gz beside each built file, so that the server
// never spends a request's time on compressing what does not change.
export function precompress(): Plugin {
  let dist = '';
  return {
    name: 'precompress',
    apply: 'build',
    configResolved: (config) => {
      dist = resolve(config.root, config.build.outDir);
    },
    closeBundle: async () => {
      for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
        if (entry.isFile() && packable.test(entry.name)) await pack(join(entry.parentPath, entry.name));
      }
    },
  };
}

async function pack(file: string): Promise<void> {
  const plain = await readFile(file);
  const br = await promisify(brotliCompress)(plain, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
  });
  const gz = await promisify(gzip)(plain, { level: 9 });
  await replace(`${file}.br`, br);
  await replace(`${file}.gz`, gz);
}

// replace writes beside and renames: a Go build that embeds the folder at the
// same moment never sees half a file.
async function replace(file: string, body: Buffer): Promise<void> {
  await writeFile(`${file}.part`, body);
  await rename(`${file}.part`, file);
}
