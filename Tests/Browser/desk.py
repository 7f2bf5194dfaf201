"""The desk in a real browser, opened by `madoguchi desk` as a person opens it."""
import contextlib, datetime, json, pathlib, re, subprocess, urllib.parse, zoneinfo

from support import Browser, Daemon, eventually, test

GUIDANCE = pathlib.Path(__file__).resolve().parents[2] / "Config/guidance"
# Nothing is due while the tests run: the plan opens in three days.
DAY = (datetime.datetime.now(zoneinfo.ZoneInfo("Asia/Tokyo")) + datetime.timedelta(days=3)).strftime("%A")[:2]
CONFIGURATION = f"""
display: {{ timezone: Asia/Tokyo, language: ja }}
plans:
  basic:
    name: {{ ja: Basicプラン, en: Basic }}
    timezone: Asia/Tokyo
    hours: "{DAY} 10:00-18:00"
    staffed: [live-chat]
    always: [ai-chat, email]
  pro: {{ name: {{ ja: Proプラン, en: Pro }}, timezone: America/Los_Angeles, hours: "24/7", staffed: [live-chat] }}
delivery: {{ from: "窓口 <support@example.jp>", transport: maildir }}
guidance:
  directory: {GUIDANCE}
  operator: owner@example.jp
  variables:
    site_name: 田中教室
    login_url: "https://www.tanaka.example/login"
    support_address: desk@tanaka.example
    sender_name: 田中 花子
    sender_domain: mail.tanaka.example
web: {{ address: "http://127.0.0.1:%(port)d", embed: ["http://127.0.0.1:%(other)d"] }}
"""
# A page of each kind is looked at; of the others it is enough that they are there.
ALIKE = [
    (r"(letters|playbooks|manual)/[^/]+$", r"\1/…"), (r"cases/new/[^/]+$", "cases/new/…"),
    (r"hours/[^/]+", "hours/…"), (r"(queue|cases|records)/[0-9a-z]{13}\b", r"\1/…"),
]
SECRET = "Himitsu-4711x"


@contextlib.contextmanager
def at_the_desk(daemon, script=True):
    """A browser at the daemon's desk, which is `browser.desk`, by a link of its own."""
    browser, desk = Browser(script), None
    try:
        desk = subprocess.Popen(
            [daemon.client, "desk", "--no-open", "--runtime-dir", daemon.directory / "run"], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True)
        address = re.search(r"http://\S+", desk.stdout.readline()).group()
        browser.open(address)
        browser.desk = urllib.parse.urljoin(address, "/desk/")
        yield browser
    finally:
        if desk:
            desk.terminate()
            desk.wait(10)
        browser.driver.quit()


@contextlib.contextmanager
def opened(program, script=True):
    """A daemon of its own with a browser at its desk."""
    daemon = Daemon(program, CONFIGURATION)
    try:
        with at_the_desk(daemon, script) as browser:
            yield daemon, browser
    finally:
        daemon.stop()


def asked(daemon, *arguments):
    return json.loads(subprocess.run(
        [daemon.client, "--runtime-dir", daemon.directory / "run", *arguments, "--json"], check=True,
        capture_output=True, text=True).stdout)


def fill_in(daemon):
    """Cases in several states, messages and records, so that pages have something to show."""
    chat = asked(daemon, "case", "open", "chat", "--plan", "pro", "--var", "question=An empty page",
                 "--var", "question_ja=真っ白な画面")
    eventually("the case of the chat waits for a number",
               lambda: asked(daemon, "case", "show", chat["id"])["next"]["needs"] != [])
    jiro = asked(daemon, "case", "open", "password", "--plan", "basic", "--to", "jiro@example.jp")
    asked(daemon, "case", "resolve", jiro["id"], "--by", "self-service")
    # The newest message is one that still can be changed.
    hanako = asked(daemon, "case", "open", "password", "--plan", "basic", "--to", "hanako@example.jp", "--note", "お電話で。")
    asked(daemon, "case", "mark", hanako["id"], "link-not-working")
    daemon.run("record", "add", "E1042: session expired", "--seen-on", "iPhone の Safari", "--case", hanako["id"])


def shape(path):
    for pattern, name in ALIKE:
        path = re.sub(pattern, name, path)
    return path


def links(browser):
    """Where the page leads to within the desk, from its root."""
    found = browser.js("return [...document.querySelectorAll('a[href]')].map(a => a.href)")
    within = [link.removeprefix(browser.desk).split("#")[0] for link in found if link.startswith(browser.desk)]
    return [link for link in within if "lang=" not in link]


@test
def desk_every_page(daemon, browser, pictures):
    """From Today, every link leads to a page; each kind of page holds in both languages, narrow and wide, light and dark."""
    with opened(daemon.program) as (daemon, browser):
        fill_in(daemon)
        seen, shapes, waiting, faults = set(), {}, ["", "nothing"], []
        while waiting:
            path = waiting.pop(0)
            if path in seen:
                continue
            seen.add(path)
            kind = shape(path.split("?")[0]) + (" resolved" if "state=resolved" in path else "")
            if re.search(r"/(html|markdown)\b", path):
                continue
            if kind in shapes:
                status = browser.driver.execute_async_script(
                    "fetch(arguments[0]).then(answer => arguments[1](answer.status))", browser.desk + path)
                assert status == 200, f"{path}: {status}"
                continue
            shapes[kind] = path
            for language in ["ja", "en"]:
                for width, scheme in [(320, "light"), (1000, "dark")]:
                    where = f"/desk/{path} {language} {width} {scheme}"
                    browser.view(width, scheme)
                    browser.open(f"{browser.desk}{path}{'&' if '?' in path else '?'}lang={language}")
                    assert browser.js("return document.documentElement.lang") == language, where
                    status = browser.js("return performance.getEntriesByType('navigation')[0].responseStatus")
                    assert status == (404 if path == "nothing" else 200), f"{where}: {status}"
                    name = re.sub(r"[/ ]", "-", kind.replace("…", "one")) or "today"
                    browser.picture(pictures / f"desk-{name}.{language}.{width}.{scheme}.png", width, scheme)
                    browser.js("document.querySelectorAll('details').forEach(d => d.open = true)")
                    try:
                        browser.check(where, width)
                    except AssertionError as fault:
                        faults.append(str(fault))
            waiting += links(browser)
        missing = {"cases/…", "cases/…/note", "cases/…/resolve", "cases/new/…", "letters/…", "playbooks/…", "manual/…",
                   "records/…", "records/…/amend", "queue/…", "queue/…/cancel", "queue/pause", "hours/…", "more/doctor"} - shapes.keys()
        assert not missing, f"no link leads to {missing}"
        assert not faults, "\n".join(faults)


class Hands:
    """How a person gets at what a page has."""

    def __init__(self, browser):
        self.browser, self.driver = browser, browser.driver

    def said(self, words):
        eventually(f"the page says {words}", lambda: words in self.browser.text("main"))

    def find(self, words, among="nav a, main a, button, summary, label"):
        """The first that is called so."""
        for each in self.driver.find_elements("css selector", among):
            if each.is_displayed() and words in each.text:
                return each
        raise AssertionError(f"nothing is called {words}:\n{self.browser.text()}")


class Thumb(Hands):
    """Taps what is as large as a thumb and within the window's width; fields are tapped by their labels."""

    def press(self, words, *among):
        each = self.find(words, *among)
        self.driver.execute_script("arguments[0].scrollIntoView({ block: 'center' })", each)
        box = each.rect
        assert box["height"] >= 43.5 and box["width"] >= 43.5, f"{words}: {box}"
        assert box["x"] >= 0 and box["x"] + box["width"] <= 360, f"{words}: {box}"
        each.click()

    def choose(self, words):
        self.press(words, "label")

    def type(self, words, text):
        field = self.driver.find_element("id", self.find(words, "label").get_attribute("for"))
        assert field.rect["height"] >= 43.5, f"{words}: {field.rect}"
        field.click()
        field.send_keys(text)


class Keys(Hands):
    """Goes by Tab, sees where it is, and presses Enter or Space."""

    def go(self, words, *among):
        from selenium.webdriver.common.keys import Keys as Key
        target = self.find(words, *among)
        if target.tag_name == "label":
            target = self.driver.find_element("id", target.get_attribute("for"))
        walk = []
        for _ in range(120):
            active = self.driver.switch_to.active_element
            if active == target:
                outline = self.browser.js("return getComputedStyle(document.activeElement).outlineStyle")
                assert outline != "none", f"nobody sees that the focus is at {words}"
                return active
            # Of radio buttons, Tab reaches the chosen one; from there arrows lead on.
            if self.browser.js("const [a, b] = [document.activeElement, arguments[0]];"
                               "return a.type === 'radio' && b.type === 'radio' && a.name === b.name", target):
                active.send_keys(Key.ARROW_DOWN)
            else:
                active.send_keys(Key.TAB)
            walk.append(self.driver.switch_to.active_element.text)
        raise AssertionError(f"Tab doesn't lead to {words}: {walk}")

    def press(self, words):
        from selenium.webdriver.common.keys import Keys as Key
        self.go(words).send_keys(Key.ENTER)

    def choose(self, words):
        from selenium.webdriver.common.keys import Keys as Key
        self.go(words, "label").send_keys(Key.SPACE)

    def type(self, words, text):
        self.go(words, "label").send_keys(text)


def case_from_open_to_resolved(daemon, hands, pictures, name):
    """A customer can't log in; the mail doesn't come; a password is set; it is solved."""
    browser = hands.browser

    def picture(step):
        browser.picture(pictures / f"desk-case-{name}-{step}.ja.360.png", 360, "light")
        if browser.has_script:
            browser.check(step, 360)

    browser.view(360)
    browser.open(browser.desk + "?lang=ja")
    hands.press("案件")
    hands.press("新しい案件")
    hands.press("ログインできないお客様")
    hands.type("お客様のメールアドレス", "hanako@")
    hands.press("内容を確認する")
    eventually("what is wrong is said at its field",
               lambda: browser.driver.find_elements("css selector", "#e-to") != [])
    picture("1-wrong")
    browser.driver.find_element("id", "f-to").clear()
    hands.type("お客様のメールアドレス", "hanako@example.jp")
    hands.press("内容を確認する")
    eventually("the letter is shown", lambda: "パスワード" in browser.text("pre"))
    picture("2-review")
    hands.press("案件を受け付ける")
    hands.said("案件を受け付けました。")
    assert browser.text("[aria-current=step]") or browser.driver.find_elements("css selector", "svg .here")
    picture("3-open")

    hands.press("再設定のメールが届かない")
    hands.said("確認")
    hands.press("記録する")
    hands.said("記録しました。")
    hands.press("パスワードを設定した")
    secret = lambda: browser.driver.find_element("css selector", "input[type=password]")
    eventually("the secret is asked for", lambda: secret().is_displayed())
    hands.press("記録する")
    eventually("it is needed", lambda: "wrong" in browser.js("return arguments[0].closest('.field').className", secret()))
    picture("4-secret")
    hands.type("新しいパスワード", SECRET)
    hands.press("記録する")
    hands.said("記録しました。")
    assert SECRET not in browser.driver.page_source
    picture("5-marked")

    hands.press("解決済みにする")
    hands.choose("パスワードを設定した")
    hands.type("メモ", "ログインできたとのお返事。")
    picture("6-resolve")
    hands.press("解決済みにする")
    hands.said("解決済みにしました。")
    picture("7-resolved")
    assert SECRET not in browser.driver.page_source
    case = asked(daemon, "case", "list", "--state", "resolved")["cases"][0]
    assert (case["to"], case["resolved_by"]) == ("hanako@example.jp", "password-set"), case


@test
def desk_case_by_thumb(daemon, browser, pictures):
    """A case from open to resolved by buttons of a thumb's size, on a phone, in Japanese."""
    with opened(daemon.program) as (daemon, browser):
        case_from_open_to_resolved(daemon, Thumb(browser), pictures, "thumb")


@test
def desk_case_without_script(daemon, browser, pictures):
    """The same without script."""
    with opened(daemon.program, script=False) as (daemon, browser):
        case_from_open_to_resolved(daemon, Thumb(browser), pictures, "plain")


@test
def desk_case_by_keyboard(daemon, browser, pictures):
    """The same by keyboard alone."""
    with opened(daemon.program) as (daemon, browser):
        case_from_open_to_resolved(daemon, Keys(browser), pictures, "keys")


@test
def desk_letter_in_its_frame(daemon, browser, pictures):
    """A letter's HTML part is in a frame of no origin, in which nothing runs."""
    with opened(daemon.program) as (daemon, browser):
        browser.view(1000)
        browser.open(browser.desk + "letters/reset-your-password?lang=ja")
        browser.js("document.querySelectorAll('details').forEach(d => d.open = true)")
        frame = browser.driver.find_element("css selector", "iframe")
        browser.js("arguments[0].scrollIntoView()", frame)
        assert frame.get_attribute("sandbox") == "", frame.get_attribute("sandbox")
        assert browser.js("return arguments[0].contentDocument", frame) is None, "the page can read into the frame"
        browser.driver.switch_to.frame(frame)
        eventually("the letter is there", lambda: "パスワード" in browser.text())
        browser.driver.switch_to.default_content()


@test
def desk_two_operators(daemon, browser, pictures):
    """Who sends a form of an earlier state is told what has changed meanwhile, keeps what was typed, and decides anew."""
    note = "お電話で、迷惑メールのフォルダーをご案内しました。"
    with opened(daemon.program) as (daemon, one), at_the_desk(daemon) as other:
        case = asked(daemon, "case", "open", "password", "--plan", "basic", "--to", "hanako@example.jp")["id"]
        hands, others = Hands(one), Hands(other)
        for each in [one, other]:
            each.view(360)
            each.open(f"{each.desk}cases/{case}?lang=ja")
        hands.find("解決済みにする").click()
        eventually("the form is there", lambda: one.driver.find_elements("css selector", "#f-note") != [])
        one.driver.find_element("id", "f-note").send_keys(note)

        others.find("再設定のメールが届かない").click()
        others.said("確認")
        others.find("記録する").click()
        others.said("記録しました。")

        hands.find("解決済みにする", "button").click()
        eventually("what has changed is told",
                   lambda: "画面を開いたあとで内容が変わった" in one.text("[role=alert]"))
        one.picture(pictures / "desk-two-operators.ja.360.png", 360, "light")
        one.check("what has changed", 360)
        assert one.driver.find_element("id", "f-note").get_attribute("value") == note
        assert asked(daemon, "case", "show", case)["state"] == "open"
        hands.find("解決済みにする", "button").click()
        hands.said("解決済みにしました。")
        done = asked(daemon, "case", "show", case)
        assert done["state"] == "resolved" and done["marks"] == ["mail-not-arriving"], done
        assert any(line.get("detail") == note for line in done["history"]), done["history"]
