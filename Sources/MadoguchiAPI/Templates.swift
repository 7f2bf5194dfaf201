/// `GET /v1/templates`
package struct TemplateList: Codable, Hashable, Sendable {
    /// In alphabetical order of their ids.
    package var templates: [TemplateSummary]

    package init(templates: [TemplateSummary]) {
        self.templates = templates
    }
}

/// A template of the catalogue, without its wording.
package struct TemplateSummary: Codable, Hashable, Sendable {
    package var id: String
    /// `customer` or `operator`.
    package var audience: String
    /// Those that it is written in: `en`, `ja`.
    package var languages: [String]
    /// The template's title, in the requested language.
    package var title: String
    /// When to send it, in the requested language.
    package var description: String
    package var variables: [TemplateVariable]

    package init(
        id: String, audience: String, languages: [String], title: String, description: String,
        variables: [TemplateVariable]
    ) {
        self.id = id
        self.audience = audience
        self.languages = languages
        self.title = title
        self.description = description
        self.variables = variables
    }
}

/// A variable of a template.
package struct TemplateVariable: Codable, Hashable, Sendable {
    package var name: String
    /// Whether a request has to give it: there is no default, neither in the template nor in the configuration.
    package var required: Bool
    /// Whether it is kept out of every answer, list and log, and erased when the message has been sent.
    package var secret: Bool
    /// The kind of value: `line`, `text` (of several lines), `url`, `address` or `request-id`.
    package var kind: String
    /// The value where a request gives none; nil for none.
    @OrNull package var `default`: String?
    package var description: String

    package init(
        name: String, required: Bool, secret: Bool, kind: String, default: String? = nil, description: String
    ) {
        self.name = name
        self.required = required
        self.secret = secret
        self.kind = kind
        self.default = `default`
        self.description = description
    }
}

/// `GET /v1/templates/{id}`
package struct TemplateResource: Codable, Hashable, Sendable {
    package var id: String
    package var audience: String
    package var languages: [String]
    package var title: String
    package var description: String
    package var variables: [TemplateVariable]
    /// The wording in the language that was asked for, in Mustache.
    package var language: String
    package var subject: String
    package var text: String
    @OrNull package var html: String?

    package init(_ summary: TemplateSummary, language: String, subject: String, text: String, html: String?) {
        id = summary.id
        audience = summary.audience
        languages = summary.languages
        title = summary.title
        description = summary.description
        variables = summary.variables
        self.language = language
        self.subject = subject
        self.text = text
        self.html = html
    }
}

/// `POST /v1/templates/{id}/preview`
package struct PreviewRequest: Codable, Hashable, Sendable {
    /// `ja` or `en`; the display language by default.
    package var language: String?
    /// The plan whose hours the message names; the first plan by default.
    package var plan: String?
    /// What isn't given and the message can't be sent without is shown by a sample.
    package var variables: [String: String]?

    package init(language: String?, plan: String?, variables: [String: String]?) {
        self.language = language
        self.plan = plan
        self.variables = variables
    }
}

/// A message as it would be sent if it were rendered now. Secrets are dots.
package struct Preview: Codable, Hashable, Sendable {
    package var subject: String
    package var text: String
    @OrNull package var html: String?
    /// The variables whose values are samples, each marked as one where it stands: a request has to give them.
    package var samples: [String]

    package init(subject: String, text: String, html: String?, samples: [String] = []) {
        self.subject = subject
        self.text = text
        self.html = html
        self.samples = samples
    }
}
