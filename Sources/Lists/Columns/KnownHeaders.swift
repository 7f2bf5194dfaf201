/// Headers of addresses and names in the exports of Kajabi, Shopify, Mailchimp, Stripe and Teachable, and in
/// spreadsheets as they are kept in Japan.
enum KnownHeaders {
    static let address = folded([
        // Kajabi, Shopify, Stripe's customers, Teachable
        "Email", "E-mail", "Mail",
        // Mailchimp, Google's contacts
        "Email Address", "E-mail Address", "Mail Address", "E-mail 1 - Value",
        // Stripe's payments and subscriptions
        "Customer Email", "Customer Email Address",
        // Teachable's and others' lists of students
        "User Email", "Student Email", "Member Email", "Contact Email",
        "メールアドレス", "メール", "Eメール", "Eメールアドレス", "E-mailアドレス", "Emailアドレス", "Mailアドレス", "電子メール",
        "電子メールアドレス", "ご登録メールアドレス", "登録メールアドレス", "お客様メールアドレス", "連絡先メールアドレス", "メアド",
    ])

    static let name = folded([
        // Kajabi, Stripe, Teachable
        "Name", "Full Name", "Customer Name", "Student Name", "Member Name", "Contact Name",
        "氏名", "お名前", "名前", "御名前", "ご氏名", "顧客名", "お客様名", "お客様氏名", "会員名", "会員氏名", "受講者名", "受講生名",
        "受講者氏名", "ご担当者名", "担当者名", "姓名",
    ])

    // Kajabi, Shopify, Mailchimp, Teachable
    static let givenName = folded(["First Name", "Given Name", "FNAME", "名", "名(漢字)", "お名前(名)"])
    static let familyName = folded(["Last Name", "Family Name", "Surname", "LNAME", "姓", "苗字", "名字", "姓(漢字)", "お名前(姓)"])

    private static func folded(_ headers: [String]) -> Set<FoldedHeader> {
        Set(headers.map(FoldedHeader.init))
    }
}
