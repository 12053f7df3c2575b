import { createRequire } from 'node:module';

/** Files of the font, and where the printer is loaded from. */
export interface PaperPackages {
  pdfmake: string;
  regular: string;
  bold: string;
}

const FAMILY = '@expo-google-fonts/noto-sans-sc';

/**
 * Where the packages lie: beside the program's own file or above it, which is how they are found in the tree, from the
 * built server and in its container alike.
 */
export function paperPackages(): PaperPackages {
  const { resolve } = createRequire(process.argv[1] ?? `${process.cwd()}/`);
  return {
    pdfmake: resolve('pdfmake'),
    regular: resolve(`${FAMILY}/400Regular/NotoSansSC_400Regular.ttf`),
    bold: resolve(`${FAMILY}/700Bold/NotoSansSC_700Bold.ttf`),
  };
}
