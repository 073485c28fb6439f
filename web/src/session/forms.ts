/** The five forms that come with the product, as the chooser shows them. Other pages need no entry. */
import type { Key } from "../i18n";

export interface Known {
  type: string;
  name: Key;
  about: Key;
  /** A sentence that opens and fills it. */
  example: string;
}

export const FORMS: readonly Known[] = [
  { type: "loan", name: "formLoan", about: "formLoanAbout", example: "Vay 500 triệu, Nguyễn Văn An, căn cước 079090012345, mua nhà, kỳ hạn 24 tháng" },
  { type: "crm", name: "formCrm", about: "formCrmAbout", example: "Cập nhật khách hàng Trần Thị Mai, mã khách hàng CUS1023, gọi điện, khiếu nại" },
  { type: "hr", name: "formHr", about: "formHrAbout", example: "Yêu cầu nhân sự, Lê Hoàng Nam nghỉ phép năm từ thứ hai tuần sau đến thứ tư" },
  { type: "compliance", name: "formCompliance", about: "formComplianceAbout", example: "Báo cáo quý ba năm 2026, rà soát 120 hồ sơ, 3 vi phạm, rủi ro tổng thể trung bình" },
  { type: "operations", name: "formOperations", about: "formOperationsAbout", example: "Giao dịch số tiền 25 triệu của Phạm Minh Đức, mã giao dịch FT26327891234" },
];
