// An Action of Auth0: CommonJS that requires the package inside its function.

interface LoginEvent {
  secrets: Record<string, string>;
  requestId: string;
}
interface LoginApi {
  access: { deny(reason: string): void };
  multifactor: { enable(provider: string): void };
}

exports.onExecutePostLogin = async (event: LoginEvent, api: LoginApi, options: object): Promise<void> => {
  const { FingerprintJsServerApiClient, Region, RequestError } =
    require("@fingerprintjs/fingerprintjs-pro-server-api") as typeof import("@fingerprintjs/fingerprintjs-pro-server-api");
  const client = new FingerprintJsServerApiClient({ ...options, apiKey: event.secrets.FINGERPRINT ?? "", region: Region.Global });
  try {
    const { products }: import("@fingerprintjs/fingerprintjs-pro-server-api").EventsGetResponse = await client.getEvent(event.requestId);
    if (products.botd?.data?.bot.result === "bad") api.access.deny("a bot");
    else if (Number(products.identification?.data?.confidence?.score) < 0.99) api.multifactor.enable("any");
  } catch (error) {
    api.access.deny(error instanceof RequestError ? `no such event: ${error.errorCode}` : "the check failed");
  }
};
