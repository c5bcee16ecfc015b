// Plain JavaScript, so that an old Node can read it and say what is wrong.
import console from 'node:console';
import process from 'node:process';

const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `Frontcounter needs Node 24 or later; this is Node ${process.versions.node}. ` +
      'On Linux "npm ci" brings Node 24 along; elsewhere install it from https://nodejs.org.',
  );
  process.exit(78);
}
