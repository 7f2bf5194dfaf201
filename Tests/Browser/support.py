"""What the tests in a browser have in common: a daemon, a browser, and what every page is held to."""
import contextlib, os, pathlib, shutil, socket, subprocess, tempfile, time, urllib.request

os.environ["SE_OFFLINE"] = "true"
# What WCAG 2.2 AA asks.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
TESTS = []


def test(function):
    TESTS.append(function)
    return function


def free_port():
    with contextlib.closing(socket.socket()) as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def eventually(what, condition, seconds=20):
    end = time.monotonic() + seconds
    while True:
        fault = None
        try:
            if condition():
                return
        except Exception as error:
            fault = error
        if time.monotonic() > end:
            raise AssertionError(what) from fault
        time.sleep(0.1)


class Daemon:
    def __init__(self, program, configuration, through=()):
        """through: a command that runs the program."""
        self.program = program
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="madoguchi-browser-"))
        self.port, self.other = free_port(), free_port()
        (self.directory / "m.yaml").write_text(configuration % {"port": self.port, "other": self.other})
        self.client = str(pathlib.Path(program).parent / "madoguchi")
        self.log = open(self.directory / "log", "w")
        self.process = subprocess.Popen(
            [*through, program, "--config", self.directory / "m.yaml", "--runtime-dir", self.directory / "run", "--state-dir",
             self.directory / "state", "--web", f"127.0.0.1:{self.port}"], stderr=self.log)
        self.address = f"http://127.0.0.1:{self.port}/"
        eventually("the daemon answers", lambda: urllib.request.urlopen(self.address + "healthz").status == 200)

    def run(self, *arguments):
        subprocess.run([self.client, "--runtime-dir", self.directory / "run", *arguments], check=True,
                       stdout=subprocess.DEVNULL)

    def stop(self, shows_log=False):
        """Ends it, and shows the end of its log where something failed."""
        early = self.process.poll()
        self.process.terminate()
        self.process.wait(20)
        if shows_log or early is not None:
            print(f"The daemon ended early: {early}" if early is not None else "The daemon's log:")
            print((self.directory / "log").read_text()[-4000:])
        shutil.rmtree(self.directory, ignore_errors=True)


class Browser:
    def __init__(self, script=True):
        from selenium import webdriver
        self.has_script = script
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--lang=ja"]:
            options.add_argument(argument)
        if not script:
            options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
        self.driver = webdriver.Chrome(
            options=options, service=webdriver.ChromeService(executable_path="/usr/bin/chromedriver"))

    def view(self, width, scheme="light", height=900):
        self.driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})

    def open(self, address):
        self.driver.get(address)

    def text(self, selector="body"):
        return self.driver.find_element("css selector", selector).text

    def js(self, code, *arguments):
        return self.driver.execute_script(code, *arguments)

    def picture(self, path, width, scheme):
        height = self.js("return document.documentElement.scrollHeight")
        self.view(width, scheme, max(height, 400))
        self.driver.save_screenshot(str(path))
        self.view(width, scheme)

    def check(self, where, width):
        """No sideways scrolling, targets of 44 px, and no violation of WCAG 2.2 AA on the page that is open."""
        import axe_playwright_python
        wide = self.js("return document.documentElement.scrollWidth")
        assert wide <= width, f"{where} is {wide} px wide"
        small = self.js("""
            return [...document.querySelectorAll('a[href], summary, button, select, input:not([type=hidden], [type=radio])')]
              .filter(a => a.offsetParent && !a.classList.contains('skip'))
              .map(a => [a.textContent.trim() || a.name, a.getBoundingClientRect()])
              .filter(([, r]) => r.height < 43.5 || r.width < 43.5).map(([t, r]) => `${t} ${r.width}x${r.height}`)
            """)
        assert not small, f"{where}: {small}"
        self.js((pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text())
        found = self.driver.execute_async_script("""
            const done = arguments[1];
            axe.run(document, { runOnly: arguments[0] }).then(r => done(r.violations
              .map(v => [v.id, ...v.nodes.map(n => n.html + ' ' + n.failureSummary)].join(' '))));
            """, TAGS)
        assert not found, f"{where}: {found}"
