import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@yingda/testing';

const NEEDED = ['/usr/sbin/dovecot', '/usr/sbin/postfix', '/usr/bin/openssl'];

/** Null when they can be run here; else what to do. */
export function whatIsMissing(): string | null {
  const missing = NEEDED.filter((program) => !existsSync(program));
  if (missing.length > 0)
    return `left out, ${missing.join(', ')} not installed: apt-get install -y --no-install-recommends dovecot-imapd postfix openssl`;
  return process.getuid?.() === 0 ? null : 'left out: postfix starts as root only';
}

export const PASSWORD = 'real-password';
const PEOPLE = ['support@shop.test', 'sales@shop.test', 'anna@buyer.test', 'robot@buyer.test'];

/** Dovecot and Postfix of Debian in a folder of their own, on free ports of loopback, with STARTTLS and sign-in. */
export class RealServers {
  readonly folder = mkdtempSync(join(tmpdir(), 'mail-proof-'));
  imapPort = 0;
  smtpPort = 0;
  private authPort = 0;
  private dovecot: ChildProcess | null = null;

  /** `remotePort`: a server elsewhere; mail to `far.test` is relayed to it. */
  async start(remotePort: number): Promise<void> {
    [this.imapPort, this.smtpPort, this.authPort] = await freePorts();
    execFileSync('chmod', ['755', this.folder]);
    for (const name of ['etc', 'spool', 'data', 'mail', 'run']) mkdirSync(join(this.folder, name));
    execFileSync('chown', ['postfix', join(this.folder, 'data')]);
    execFileSync('chown', ['nobody', join(this.folder, 'mail')]);
    this.certificate();
    this.startDovecot();
    this.startPostfix(remotePort);
    await eventually(() => listens(this.imapPort), 15_000);
    await eventually(() => listens(this.smtpPort), 15_000);
  }

  async stop(): Promise<void> {
    try {
      execFileSync('postfix', ['-c', this.path('etc'), 'stop'], { stdio: 'ignore' });
    } finally {
      const over = new Promise((resolve) => this.dovecot?.once('exit', resolve));
      this.dovecot?.kill('SIGTERM');
      await over;
      rmSync(this.folder, { recursive: true, force: true });
    }
  }

  get log(): string {
    const read = (name: string) => (existsSync(this.path(name)) ? readFileSync(this.path(name), 'utf8') : '');
    return read('postfix.log') + read('dovecot.log');
  }

  settings(address: string): Record<string, unknown> & { hookUrl: string } {
    return {
      hookUrl: '',
      address,
      password: PASSWORD,
      name: 'Demo Shop',
      imapHost: '127.0.0.1',
      imapPort: this.imapPort,
      imapSecurity: 'starttls',
      smtpHost: '127.0.0.1',
      smtpPort: this.smtpPort,
      smtpSecurity: 'starttls',
      ca: readFileSync(this.path('cert.pem'), 'utf8'),
    };
  }

  private path(name: string): string {
    return join(this.folder, name);
  }

  private certificate(): void {
    const names = 'subjectAltName=IP:127.0.0.1,DNS:localhost';
    const made = ['-keyout', this.path('key.pem'), '-out', this.path('cert.pem')];
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-days',
        '2',
        '-subj',
        '/CN=localhost',
        '-addext',
        names,
        ...made,
      ],
      { stdio: 'ignore' },
    );
  }

  private startDovecot(): void {
    writeFileSync(
      this.path('etc/dovecot.conf'),
      `
base_dir = ${this.path('run')}
state_dir = ${this.path('run')}
log_path = ${this.path('dovecot.log')}
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <${this.path('cert.pem')}
ssl_key = <${this.path('key.pem')}
auth_mechanisms = plain login
first_valid_uid = 1
mail_location = maildir:${this.path('mail')}/%u
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${this.path('mail')}/%u
}
service imap-login {
  inet_listener imap {
    port = ${this.imapPort}
  }
  inet_listener imaps {
    port = 0
  }
}
service auth {
  inet_listener {
    address = 127.0.0.1
    port = ${this.authPort}
  }
}
`,
    );
    this.dovecot = spawn('dovecot', ['-F', '-c', this.path('etc/dovecot.conf')], { stdio: 'ignore' });
  }

  private startPostfix(remotePort: number): void {
    const main = {
      compatibility_level: '3.6',
      queue_directory: this.path('spool'),
      data_directory: this.path('data'),
      maillog_file: this.path('postfix.log'),
      maillog_file_prefixes: this.folder,
      myhostname: 'mx.shop.test',
      mydestination: '',
      inet_interfaces: '127.0.0.1',
      inet_protocols: 'ipv4',
      smtp_dns_support_level: 'disabled',
      smtp_host_lookup: 'native',
      biff: 'no',
      alias_maps: '',
      alias_database: '',
      recipient_delimiter: '+',
      message_size_limit: '31457280',
      virtual_mailbox_limit: '0',
      virtual_mailbox_domains: 'shop.test, buyer.test',
      virtual_mailbox_maps: `inline:{ ${PEOPLE.map((one) => `{ ${one} = ${one}/ }`).join(', ')} }`,
      virtual_mailbox_base: this.path('mail'),
      virtual_uid_maps: 'static:65534',
      virtual_gid_maps: 'static:65534',
      virtual_minimum_uid: '1',
      relay_domains: 'far.test',
      transport_maps: `inline:{ { far.test = smtp:[127.0.0.1]:${remotePort} } }`,
      smtpd_tls_security_level: 'encrypt',
      smtpd_tls_auth_only: 'yes',
      smtpd_tls_cert_file: this.path('cert.pem'),
      smtpd_tls_key_file: this.path('key.pem'),
      smtpd_sasl_auth_enable: 'yes',
      smtpd_sasl_type: 'dovecot',
      smtpd_sasl_path: `inet:127.0.0.1:${this.authPort}`,
      smtpd_relay_restrictions: 'permit_sasl_authenticated, reject',
      smtpd_recipient_restrictions: 'permit_sasl_authenticated, reject',
    };
    const lines = Object.entries(main).map(([name, value]) => `${name} = ${value}`);
    writeFileSync(this.path('etc/main.cf'), `${lines.join('\n')}\n`);
    const service = (name: string, type: string, rest: string) => `${name} ${type} ${rest}`;
    const open = ['cleanup', 'flush', 'showq'];
    const unix = ['rewrite', 'bounce', 'defer', 'trace', 'verify', 'smtp', 'relay', 'error', 'proxymap'];
    const commands: Record<string, string> = {
      rewrite: 'trivial-rewrite',
      defer: 'bounce',
      trace: 'bounce',
      relay: 'smtp',
    };
    writeFileSync(
      this.path('etc/master.cf'),
      [
        service(`127.0.0.1:${this.smtpPort}`, 'inet', 'n - n - - smtpd'),
        ...unix.map((name) => service(name, 'unix', `- - n - 0 ${commands[name] ?? name}`)),
        service('qmgr', 'unix', 'n - n 300 1 qmgr'),
        ...open.map((name) => service(name, 'unix', `n - n - 0 ${name}`)),
        service('tlsmgr', 'unix', '- - n 1000? 1 tlsmgr'),
        service('virtual', 'unix', '- n n - - virtual'),
        service('anvil', 'unix', '- - n - 1 anvil'),
        service('scache', 'unix', '- - n - 1 scache'),
        service('postlog', 'unix-dgram', 'n - n - 1 postlogd'),
        '',
      ].join('\n'),
    );
    execFileSync('postfix', ['-c', this.path('etc'), 'start'], { stdio: 'pipe' });
  }
}

async function freePorts(): Promise<[number, number, number]> {
  const servers = [createServer(), createServer(), createServer()];
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) =>
          server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
        ),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports as [number, number, number];
}

async function listens(port: number): Promise<boolean> {
  const { connect } = await import('node:net');
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => (socket.destroy(), resolve(true)));
    socket.on('error', () => resolve(false));
  });
}
