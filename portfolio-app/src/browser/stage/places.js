// Where things are. Everything that a run leaves behind is below target/browser.
import {fileURLToPath} from 'node:url';
import {basename, join, resolve} from 'node:path';

const here = fileURLToPath(new URL('..', import.meta.url));
const module = resolve(here, '../..');

export const tools = resolve(module, '../deploy/bin');
export const jar = process.env.PORTFOLIO_JAR ?? join(module, 'target/portfolio-app.jar');
/** Compiled classes instead of the jar, for a quick loop. */
export const classPath = process.env.PORTFOLIO_CLASSPATH;
/** What a build with -Pbrowser leaves for the companions of the application. */
export const companionClassPath = join(module, 'target/companions.classpath');
export const testClasses = join(module, 'target/test-classes');
export const stories = join(here, 'stories');
export const artefacts = join(module, 'target/browser');

/** Where the story that is being told keeps its pictures. */
export const album = join(artefacts, basename(process.argv[1] ?? 'stories').replace(/(\.story)?\.js$/, ''));
