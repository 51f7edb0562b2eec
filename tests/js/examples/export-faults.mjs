export async function checkFaults() {}
