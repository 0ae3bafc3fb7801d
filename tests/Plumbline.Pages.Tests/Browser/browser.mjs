// Opens a page in the machine's own Chromium and keeps book: every request, everything on the console.
import { createRequire } from 'node:module';

const require = createRequire(process.argv[2] + '/');
const { chromium } = require('playwright-core');

export async function visit(url, use) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const seen = { requests: [], console: [], dialogs: [] };
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
    page.setDefaultTimeout(60000);
    page.on('request', request => seen.requests.push(request.url()));
    page.on('console', message => seen.console.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', error => seen.console.push(`error: ${error.message}`));
    page.on('dialog', dialog => { seen.dialogs.push(dialog.message()); dialog.dismiss(); });
    await page.goto(url);
    Object.assign(seen, await use(page));
  } finally {
    await browser.close();
  }
  console.log('RESULT ' + JSON.stringify(seen));
}
