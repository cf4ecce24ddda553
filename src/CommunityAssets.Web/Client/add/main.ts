// The form on which people add or correct something. Everything works without this script; with it there is a pin to put on a map.
import { startCopying } from "./copying";

startCopying();
