declare module "*/capture.js?url" { const url: string; export default url; }
