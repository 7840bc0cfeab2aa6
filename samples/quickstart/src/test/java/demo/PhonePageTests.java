package demo;

import java.time.Duration;
import java.util.Base64;
import java.util.logging.Level;

import cn.bootx.starter.simulator.wechat.people.QrImage;
import cn.bootx.starter.wecom.notice.WeComCardPart;
import cn.bootx.starter.wecom.notice.WeComTemplateCard;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;
import cn.bootx.starter.wecom.notice.WeComReceivers;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import me.chanjar.weixin.mp.api.WxMpService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Presses the controls of the simulator's page in a real Chromium, and takes its picture.
 */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT,
		properties = { "bootx.starter.third.simulator.port=0", "bootx.starter.third.wecom.token=wecomtoken",
				"bootx.starter.third.wecom.encoding-aes-key=0123456789abcdefghijklmnopqrstuvwxyzABCDEFG" })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PhonePageTests extends PhoneBrowserTests {

	@Autowired
	private WeComNoticeSender wecom;

	@Autowired
	private WxMpService wechat;

	@BeforeEach
	void openOnce() {
		if (!browser.getCurrentUrl().contains(":" + this.simulatorPort)) {
			this.simulator.reset();
			this.simulator.wechat().account(ACCOUNT).newcomer("oReader").profile().nickname("小读");
			this.simulator.wechat().account(ACCOUNT).fan("oOther").profile().nickname("小另");
			open();
		}
	}

	@Test
	@Order(1)
	void aPersonFollowsAndWritesIntoTheOpenChat() {
		become("oReader");
		openChat(ACCOUNT);
		action("actions", "follow");
		awaitText(phone(" .log"), "[subscribe]");
		write("苹果还有吗<b>");
		awaitText(phone(" .message.mine .bubble"), "苹果还有吗<b>");
		awaitText(phone(" .message:not(.mine) .bubble"), "收到 8 个字，客服马上来");
		awaitText(phone(" .status"), "HTTP 200");
	}

	@Test
	@Order(2)
	void whatComesWhileTheListIsOpenIsUnread() throws Exception {
		click(phone(" .back"));
		this.simulator.control().call("sendText", arguments("oReader").put("text", "在吗"));
		awaitText(phone(" .unread"), "1");
		openChat(ACCOUNT);
		click(phone(" .back"));
		assertThat(browser.findElements(phone(" .unread"))).isEmpty();
	}

	@Test
	@Order(3)
	void whatIsTypedReachesOnlyTheOpenChat() {
		become("oOther");
		openChat(ACCOUNT);
		write("我是小另");
		awaitText(phone(" .log"), "收到 4 个字");
		become("oReader");
		openChat(ACCOUNT);
		assertThat(browser.findElement(phone(" .log")).getText()).doesNotContain("我是小另");
	}

	@Test
	@Order(4)
	void everyKindOfMessageIsSentByAButton() {
		for (String label : new String[] { "voice", "video", "shortVideo" }) {
			attach(label);
			awaitText(phone(" .status"), "HTTP 200");
		}
		attach("location");
		click(By.cssSelector("dialog [data-role=ok]"));
		awaitText(phone(" .log .place"), "广州市海珠区");
		attach("link");
		click(By.cssSelector("dialog [data-role=ok]"));
		await(phone(" .log .card a[href='https://example.com/']"));
		attach("voice");
		assertThat(browser.findElements(phone(" [data-kind=voice]"))).isNotEmpty();
		assertThat(browser.findElements(phone(" [data-kind=shortvideo]"))).isNotEmpty();
	}

	@Test
	@Order(5)
	void theMenuIsTappedAndAQrPictureIsPasted() throws Exception {
		this.wechat.getMenuService()
			.menuCreate("{\"button\":[{\"type\":\"click\",\"name\":\"今日午餐\",\"key\":\"lunch\"},{\"name\":\"更多\","
					+ "\"sub_button\":[{\"type\":\"view\",\"name\":\"商城\",\"url\":\"https://example.com/\"}]}]}");
		browser.navigate().refresh();
		become("oReader");
		openChat(ACCOUNT);
		click(phone(" .menu > button"));
		awaitText(phone(" .log"), "[CLICK] lunch");
		click(phone(" .menu summary"));
		click(phone(" .menu details button"));
		awaitText(phone(" .log"), "[VIEW] https://example.com/");
		give("paste", this.wechat.getQrcodeService().qrCodeCreateLastTicket("door").getUrl());
		awaitText(phone(" .log"), "[SCAN] door");
		give("drop", this.wechat.getQrcodeService().qrCodeCreateLastTicket("gate").getUrl());
		awaitText(phone(" .log"), "[SCAN] gate");
	}

	@Test
	@Order(6)
	void severalPeopleStandSideBySideAndCardsHaveWorkingButtons() {
		click("add-phone");
		assertThat(browser.findElements(By.className("phone"))).hasSize(2);
		this.wecom.sendMarkdownNotice(WeComReceivers.users("zhangsan"),
				"# 构建\n**成功** <font color=\"warning\">慢</font>");
		this.wecom.sendTemplateCardNotice(WeComReceivers.users("zhangsan"),
				WeComTemplateCard.buttonInteraction()
					.taskId("order-1")
					.mainTitle("请审批采购单", "金额 100.00")
					.buttons(WeComCardPart.Button.callback("同意", "approve:1"),
							WeComCardPart.Button.callback("驳回", "reject:1"))
					.build());
		become(2, "zhangsan");
		click(phone(2, " .chat"));
		assertThat(browser.findElement(phone(2, " .markdown strong")).getText()).isEqualTo("成功");
		assertThat(browser.findElement(phone(2, " .markdown .font-warning")).getText()).isEqualTo("慢");
		click(phone(2, " .card button"));
		awaitText(phone(2, " .status"), "HTTP 200");
	}

	@Test
	@Order(7)
	void aColleagueOfDingTalkWritesToTheRobot() {
		click("add-phone");
		become(3, "zhangsan");
		click(phone(3, " .chat"));
		type(3, "状态");
		awaitText(phone(3, " .log"), "收到 状态，一切正常");
		picture("phones.png");
		click(phone(3, " .close"));
		assertThat(browser.findElements(By.className("phone"))).hasSize(2);
	}

	@Test
	@Order(8)
	void theInspectorShowsCallsAndPushesAndPushesAgain() {
		view("calls");
		awaitText(By.cssSelector("#view .rows"), "/qyapi/cgi-bin/message/send");
		browser.findElement(By.cssSelector("#view input[type=search]")).sendKeys("menu/create");
		assertThat(browser.findElement(By.cssSelector("#view .rows")).getText()).doesNotContain("message/send");
		click(By.cssSelector("#view .rows summary"));
		awaitText(By.cssSelector("#view .rows details"), "\"errcode\": 0");
		browser.findElement(By.cssSelector("#view input[type=search]"))
			.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
		view("pushes");
		browser.findElement(By.cssSelector("#view input[type=search]")).sendKeys("text of oReader");
		click(By.cssSelector("#view .rows summary"));
		awaitText(By.cssSelector("#view .rows details"), "<Content><![CDATA[");
		int before = browser.findElements(By.cssSelector("#view .rows details")).size();
		click(By.cssSelector("#view .rows details[open] .buttons button:last-child"));
		new WebDriverWait(browser, Duration.ofSeconds(30))
			.until((page) -> page.findElements(By.cssSelector("#view .rows details")).size() > before);
	}

	@Test
	@Order(9)
	void aFaultIsSetAndSeen() {
		view("faults");
		await(By.cssSelector("#view form input"));
		WebElement path = browser.findElement(By.cssSelector("#view form input"));
		path.sendKeys(Keys.chord(Keys.CONTROL, "a"), "/no/such/path");
		click(By.className("add-fault"));
		awaitText(By.cssSelector("#view .status.bad"), "/no/such/path");
		path.sendKeys(Keys.chord(Keys.CONTROL, "a"), "/cgi-bin/menu/get");
		click(By.className("add-fault"));
		awaitText(By.cssSelector("#view .plain"), "/cgi-bin/menu/get");
		click(By.className("end-faults"));
		awaitText(By.cssSelector("#view .plain"), "没有故障");
	}

	@Test
	@Order(10)
	void theConsoleMovesTheClockAndPushesTickets() {
		view("console");
		click(By.cssSelector("#view [data-key='ticket-wx00000000quickstC']"));
		awaitText(By.cssSelector("#view .status"), "HTTP 200");
		click(By.cssSelector("#view [data-key='verify-" + ACCOUNT + "']"));
		awaitText(By.cssSelector("#view .status"), "通过");
		click(By.cssSelector("#view [data-key=PT2H]"));
		awaitText(By.cssSelector("#view .status"), "好了");
	}

	@Test
	@Order(11)
	void itSpeaksEnglishAndObeysTheKeyboard() {
		new Select(browser.findElement(By.id("language"))).selectByValue("en");
		awaitText("live", "live");
		assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("Platform simulator");
		assertThat(browser.findElement(By.tagName("html")).getAttribute("lang")).isEqualTo("en");
		WebElement first = browser.findElement(By.cssSelector("#views [role=tab]"));
		first.click();
		browser.switchTo().activeElement().sendKeys(Keys.ARROW_RIGHT);
		assertThat(browser.switchTo().activeElement().getText()).isEqualTo("Calls");
		assertThat(browser.executeScript(
				"""
						return [...document.querySelectorAll('button, input, select, textarea')].filter((control) =>
						  control.offsetParent && !control.textContent.trim() && !control.ariaLabel && !control.closest('label'))
						  .map((control) => control.outerHTML).join()"""))
			.as("controls without a name")
			.isEqualTo("");
		new Select(browser.findElement(By.id("language"))).selectByValue("zh");
	}

	@Test
	@Order(12)
	void itFitsIntoANarrowWindow() {
		browser.manage().window().setSize(new Dimension(500, 900));
		assertThat(browser.executeScript("return document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
	}

	@Test
	@Order(13)
	void theBrowserHadNothingToComplainAbout() {
		assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
			.filteredOn((entry) -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
			// The fault on a path that does not exist.
			.filteredOn((entry) -> !entry.getMessage().contains("/_sim/faults"))
			.isEmpty();
	}

	/** Pastes or drops the picture of a QR code. */
	private static void give(String event, String url) {
		browser.executeScript(
				"""
						const [base64, phone, type] = arguments;
						const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
						const data = new DataTransfer();
						data.items.add(new File([bytes], 'qr.png', { type: 'image/png' }));
						phone.dispatchEvent(type === 'paste' ? new ClipboardEvent(type, { clipboardData: data, bubbles: true, cancelable: true })
						  : new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
						""",
				Base64.getEncoder().encodeToString(QrImage.png(url)), browser.findElement(phone("")), event);
	}

	private static ObjectNode arguments(String person) {
		return JsonNodeFactory.instance.objectNode().put("account", ACCOUNT).put("person", person);
	}

}
