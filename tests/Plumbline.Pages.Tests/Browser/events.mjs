// The page about events: pauses a stream and resumes it, and takes pictures. node events.mjs TOOLS URL PICTURES
import { visit } from './browser.mjs';

const [, , , url, pictures] = process.argv;

await visit(url, async page => {
  const seen = { title: await page.title(), scripts: await page.locator('script').count(), journal: await page.locator('h3:has-text("Journal") + table tbody tr').count() };
  await page.screenshot({ path: `${pictures}/events-page.png`, fullPage: true });
  await page.locator('button:has-text("Pause")').first().click();
  seen.paused = await page.locator('.notice').innerText();
  seen.button = await page.locator('table').first().locator('button').innerText();
  await page.screenshot({ path: `${pictures}/events-page-paused.png` });
  await page.locator('button:has-text("Resume")').first().click();
  seen.resumed = await page.locator('.notice').innerText();
  await page.locator('select[name=stream] >> visible=true').first().waitFor();
  await page.locator('input[name=from]').first().fill('yesterday');
  await page.locator('button:has-text("Replay the journal")').click();
  seen.problem = await page.locator('.notice.problem').innerText();
  return seen;
});
