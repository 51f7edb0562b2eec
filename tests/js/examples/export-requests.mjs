export async function checkRequests() {}
