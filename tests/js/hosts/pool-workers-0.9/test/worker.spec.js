import "../job/worker-test.js";
