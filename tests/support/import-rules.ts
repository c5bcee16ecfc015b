import type { ICruiseOptions, IForbiddenRuleType } from 'dependency-cruiser';

/**
 * Imports go one way: shared <- db <- server, shared <- hardware <- server, shared <- web.
 * `web` sees the server only as a type, in `web/api.ts`. Tests may see everything.
 */
const only = (from: string, allowed: string[]): IForbiddenRuleType => ({
  name: `${from}-sees-only-${allowed.join('-and-') || 'itself'}`,
  comment: `${from}/ may import only from ${[from, ...allowed].join(', ')}. Move the shared part down, or pass it in.`,
  severity: 'error' as const,
  from: { path: `^${from}/` },
  to: {
    path: '^(shared|db|hardware|server|web|tests)/',
    pathNot: `^(${[from, ...allowed].join('|')})/`,
  },
});

export const forbidden: IForbiddenRuleType[] = [
  only('shared', []),
  only('db', ['shared']),
  only('hardware', ['shared']),
  only('server', ['shared', 'db', 'hardware']),
  {
    ...only('web', ['shared']),
    to: {
      path: '^(db|hardware|server|tests)/',
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'web-sees-the-server-only-in-api',
    comment: 'Only web/api.ts may import the type of the server.',
    severity: 'error' as const,
    from: { path: '^web/', pathNot: '^web/api\\.ts$' },
    to: { path: '^(db|hardware|server)/' },
  },
  {
    name: 'no-circles',
    comment: 'Break the circle: move what both need into a file that neither is.',
    severity: 'error' as const,
    from: {},
    to: { circular: true },
  },
  {
    name: 'programs-do-not-know-each-other',
    comment: 'A program is one folder. What two programs need belongs in shared/program.',
    severity: 'error' as const,
    from: { path: '^[a-z]+/programs/([^/.]+)', pathNot: '^[a-z]+/programs/registry' },
    to: {
      path: '^[a-z]+/programs/([^/.]+)',
      pathNot: '^[a-z]+/programs/($1|registry|index)',
    },
  },
  {
    name: 'shared-is-pure',
    comment:
      'shared/ has no I/O, clock or randomness: pass what it needs as an argument. Only a command line (cli/) reads files.',
    severity: 'error' as const,
    from: { path: '^shared/', pathNot: '/cli/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'decimals-only-where-rounding-is-named',
    comment: 'decimal.js belongs to shared/money and shared/fees.',
    severity: 'error' as const,
    from: { path: '^(shared|db|hardware|server|web)/', pathNot: '^shared/(money|fees)/' },
    to: { path: 'decimal\\.js' },
  },
];

export const options: ICruiseOptions = {
  doNotFollow: { path: 'node_modules' },
  tsPreCompilationDeps: true,
  tsConfig: { fileName: 'tsconfig.json' },
  enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js'] },
};
