// `fingerprint-edge/export`: all events of a time range, each of them once.
export * from "./api/v4.js";
export { PaginationError, SdkError } from "./common/errors.js";
export { exportEvents } from "./export/export.js";
export * from "./host/types.js";

/** @typedef {import("./export/options.js").ExportClient} ExportClient */
/** @typedef {import("./export/options.js").ExportFilter} ExportFilter */
/** @typedef {import("./export/options.js").ExportOptions} ExportOptions */
/** @typedef {import("./export/options.js").ExportProgress} ExportProgress */
/** @typedef {import("./export/options.js").ExportSearchOptions} ExportSearchOptions */
