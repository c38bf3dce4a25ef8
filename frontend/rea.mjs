import lighthouse from 'lighthouse';
const r = await lighthouse('http://x/', { auditMode: process.argv[2], maxWaitForLoad: 12000, disableStorageReset: true, onlyCategories: ['performance'], logLevel: 'error' });
console.log(r.lhr.runtimeError, r.lhr.runWarnings, r.lhr.audits['largest-contentful-paint'].errorMessage, r.lhr.audits['cumulative-layout-shift'].errorMessage, r.lhr.audits['cumulative-layout-shift'].errorStack?.slice(0,600));
