import type { CityProfile } from './services/city-profile.ts';

/** Tells whoever started the server where it is, and how to sign in to a demo. */
export function printWelcome(
  city: CityProfile,
  at: { host: string; port: number; separation: 'two-logins' | 'one-login' },
): void {
  const host = at.host === '0.0.0.0' || at.host === '::' ? 'localhost' : at.host;
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${at.port}`;
  const lines = [
    '',
    `  ${city.name}: Frontcounter is ready.`,
    '',
    `    Counter   ${address}/`,
    `    Devices   ${address}/devices   (the virtual printers' paper and drawers)`,
    `    API       ${address}/api/docs`,
  ];
  if (city.demoSignIns.length > 0) {
    lines.push('', '  This is the demo city. Sign in as one of its made-up staff:', '');
    for (const { signInName, password, pin, name, level } of city.demoSignIns) {
      lines.push(
        `    ${signInName.padEnd(10)} ${password.padEnd(18)} PIN ${pin}   ${name}, ${level}`,
      );
    }
  }
  if (at.separation === 'one-login') {
    lines.push(
      '',
      '  The application and the owner share one database login: see DATABASE_OWNER_URL.',
    );
  }
  console.log([...lines, ''].join('\n'));
}
