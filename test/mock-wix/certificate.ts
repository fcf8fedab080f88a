import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

/** The certificate of one mock world, made when it starts. */
export interface Certificate {
  key: string;
  cert: string;
  /** Base64 SHA-256 of the public key, as Chromium's command line wants it. */
  spki: string;
}

/** Makes a certificate for these hosts and for `*.test`. */
export async function createCertificate(hosts: readonly string[]): Promise<Certificate> {
  const altNames = ['*.test', ...hosts].map((value) => ({ type: 2 as const, value }));
  const made = await generate([{ name: 'commonName', value: 'Mock Wix' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames },
    ],
  });
  const publicKey = new X509Certificate(made.cert).publicKey.export({ type: 'spki', format: 'der' });
  return {
    key: made.private,
    cert: made.cert,
    spki: createHash('sha256').update(publicKey).digest('base64'),
  };
}
