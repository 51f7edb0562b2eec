import { index, route } from "@react-router/dev/routes";

export default [index("routes/home.jsx"), route("answer", "routes/answer.js")];
