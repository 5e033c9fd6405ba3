export { junitXml } from "./junit-xml";
