package cn.bootx.starter.simulator.wechat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.endpoint.EndpointTable;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.platform.SimulatorContext;
import cn.bootx.starter.simulator.wechat.applet.AppletEffects;
import cn.bootx.starter.simulator.wechat.applet.MiniProgram;
import cn.bootx.starter.simulator.wechat.applet.SimulatedMiniProgram;
import cn.bootx.starter.simulator.wechat.article.ArticleEffects;
import cn.bootx.starter.simulator.wechat.gate.DiagnosticsEffects;
import cn.bootx.starter.simulator.wechat.gate.RegisteredApp;
import cn.bootx.starter.simulator.wechat.gate.WeChatFamily;
import cn.bootx.starter.simulator.wechat.login.OAuthEffects;
import cn.bootx.starter.simulator.wechat.login.OAuthPage;
import cn.bootx.starter.simulator.wechat.media.Materials;
import cn.bootx.starter.simulator.wechat.media.MediaEffects;
import cn.bootx.starter.simulator.wechat.menu.MenuEffects;
import cn.bootx.starter.simulator.wechat.menu.Menus;
import cn.bootx.starter.simulator.wechat.message.MessageEffects;
import cn.bootx.starter.simulator.wechat.people.PeopleEffects;
import cn.bootx.starter.simulator.wechat.people.QrEffects;
import cn.bootx.starter.simulator.wechat.template.LibraryTemplate;
import cn.bootx.starter.simulator.wechat.template.NoticeEffects;
import cn.bootx.starter.simulator.wechat.template.TemplateEffects;
import cn.bootx.starter.simulator.wechat.token.TokenEffects;

/**
 * The simulated WeChat platform: official accounts and mini programs.
 *
 * @since 0.1.0
 */
public final class WeChatSimulator {

	private final WeChatCore core;

	public WeChatSimulator(SimulatorContext context) {
		this.core = WeChatCore.of(context);
		context.state()
			.add("menus", Menus.Saved[].class,
					() -> accounts().stream()
						.map((account) -> account.menus().saved(account.appId()))
						.toArray(Menus.Saved[]::new),
					(saved) -> List.of(saved).forEach((each) -> account(each.appId()).menus().load(each)));
		Routes routes = context.routes();
		new OAuthPage(this.core).register(routes);
		Map<String, Effect> effects = new HashMap<>(new MessageEffects(this.core).all());
		effects.putAll(onBehalf());
		effects.putAll(new TokenEffects(this.core).all());
		effects.putAll(new TemplateEffects(this.core).all());
		effects.putAll(new NoticeEffects(this.core).all());
		effects.putAll(new DiagnosticsEffects(this.core, routes).all());
		effects.putAll(MenuEffects.all());
		effects.putAll(PeopleEffects.all());
		effects.putAll(new Materials(this.core).all());
		MediaEffects media = new MediaEffects(this.core);
		effects.putAll(media.all());
		ArticleEffects articles = new ArticleEffects(this.core);
		effects.putAll(articles.all());
		QrEffects codes = new QrEffects(this.core);
		effects.put("qr", codes::create);
		routes.get("/s/{articleId}/{index}", articles::page)
			.get("/cgi-bin/showqrcode", codes::show)
			.get("/_sim/wechat/media/{mediaId}", media::show);
		EndpointTable table = EndpointTable.load("wechat");
		WeChatFamily family = new WeChatFamily(this.core);
		this.core.settings().kept = table.mount(context, family, effects);
		for (String prefix : List.of("/cgi-bin/", "/sns/", "/wxa/", "/wxaapi/", "/customservice/", "/datacube/")) {
			routes.fallback(prefix,
					(request) -> WeChatFamily.unknown(routes, request).orElseGet(() -> table.refuse(family, request)));
		}
	}

	/** Effects of logins that a third-party platform's table names as well. */
	public Map<String, Effect> onBehalf() {
		Map<String, Effect> effects = new HashMap<>(new OAuthEffects(this.core).all());
		effects.putAll(new AppletEffects(this.core).all());
		return effects;
	}

	/** What third-party platforms change for the accounts. */
	public void thirdParties(ThirdParties parties) {
		this.core.settings().thirdParties = parties;
	}

	/** Adds an official account; one of the same AppID is replaced. */
	public SimulatedAccount register(OfficialAccount account) {
		SimulatedAccount simulated = new SimulatedAccount(account, this.core);
		this.core.forget(simulated.appId());
		this.core.apps().add(simulated);
		return simulated;
	}

	/** Adds a mini program; one of the same AppID is replaced. */
	public SimulatedMiniProgram register(MiniProgram miniProgram) {
		SimulatedMiniProgram simulated = new SimulatedMiniProgram(miniProgram, this.core);
		this.core.forget(simulated.appId());
		this.core.apps().add(simulated);
		return simulated;
	}

	/** Forgets an official account or mini program; its tokens become unknown. */
	public void remove(String appId) {
		RegisteredApp app = this.core.apps().find(appId);
		if (app != null) {
			app.tokens().revoke();
			this.core.apps().remove(appId);
			this.core.forget(appId);
		}
	}

	/**
	 * A registered official account.
	 * @throws IllegalArgumentException if that AppID is unknown
	 */
	public SimulatedAccount account(String appId) {
		if (this.core.apps().find(appId) instanceof SimulatedAccount account) {
			return account;
		}
		throw new IllegalArgumentException("No official account with app id '" + appId + "' is registered");
	}

	/**
	 * A registered mini program.
	 * @throws IllegalArgumentException if that AppID is unknown
	 */
	public SimulatedMiniProgram miniProgram(String appId) {
		if (this.core.apps().find(appId) instanceof SimulatedMiniProgram miniProgram) {
			return miniProgram;
		}
		throw new IllegalArgumentException("No mini program with app id '" + appId + "' is registered");
	}

	/**
	 * A registered official account or mini program.
	 * @throws IllegalArgumentException if that AppID is unknown
	 */
	public RegisteredApp app(String appId) {
		RegisteredApp app = this.core.apps().find(appId);
		if (app == null) {
			throw new IllegalArgumentException(
					"No official account or mini program with app id '" + appId + "' is registered");
		}
		return app;
	}

	/** Adds a template to WeChat's library; one of the same id is replaced. */
	public WeChatSimulator libraryTemplate(LibraryTemplate template) {
		this.core.library().put(template.id(), template);
		return this;
	}

	/** All official accounts, by AppID. */
	public List<SimulatedAccount> accounts() {
		return this.core.apps()
			.all()
			.stream()
			.filter(SimulatedAccount.class::isInstance)
			.map(SimulatedAccount.class::cast)
			.sorted((a, b) -> a.appId().compareTo(b.appId()))
			.toList();
	}

	/** All mini programs, by AppID. */
	public List<SimulatedMiniProgram> miniPrograms() {
		return this.core.apps()
			.all()
			.stream()
			.filter(SimulatedMiniProgram.class::isInstance)
			.map(SimulatedMiniProgram.class::cast)
			.sorted((a, b) -> a.appId().compareTo(b.appId()))
			.toList();
	}

	/** How long each of the three attempts of a push waits; 5 seconds unless set. */
	public void callbackTimeout(Duration timeout) {
		this.core.settings().callbackTimeout = timeout;
	}

}
