// A page whose description tries to run code. node hostile.mjs TOOLS URL
import { visit } from './browser.mjs';

await visit(process.argv[3], async page => {
  await page.locator('.opblock').first().waitFor();
  await page.locator('.opblock-summary-control').first().click();
  await page.locator('.opblock-body').first().waitFor();
  await page.waitForTimeout(500);
  return {
    description: await page.locator('#description').innerText(),
    owned: await page.evaluate(() => window.owned === true),
    choices: await page.locator('#choice option').allInnerTexts(),
    health: await page.locator('#health').innerText(),
    problem: await page.locator('#problem').isVisible(),
  };
});
