package cn.bootx.starter.simulator.wechat.people;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import cn.bootx.starter.simulator.wechat.login.ClientPlatform;
import org.jspecify.annotations.Nullable;

/**
 * What an account, and its web pages, know of a fan.
 *
 * @since 0.1.0
 */
public final class FanProfile {

	private final Set<Integer> tags = new TreeSet<>();

	private volatile @Nullable String unionId;

	private volatile String nickname = "微信用户";

	private volatile String remark = "";

	private volatile ClientPlatform platform = ClientPlatform.OTHER;

	private volatile boolean blacklisted;

	public FanProfile() {
	}

	/** The id across the apps of one Open Platform account; none unless set. */
	public FanProfile unionId(@Nullable String value) {
		this.unionId = value;
		return this;
	}

	/** Name that web pages read with {@code snsapi_userinfo}. */
	public FanProfile nickname(String value) {
		this.nickname = value;
		return this;
	}

	/** The fan's kind of phone; conditional menus may ask for it. */
	public FanProfile platform(ClientPlatform value) {
		this.platform = value;
		return this;
	}

	/** Ids of the tags that the account gave the fan, in ascending order. */
	public List<Integer> tags() {
		synchronized (this.tags) {
			return List.copyOf(this.tags);
		}
	}

	/** The account's own note on this fan, empty without one. */
	public String remark() {
		return this.remark;
	}

	/** Whether the account has put this fan on its black list. */
	public boolean blacklisted() {
		return this.blacklisted;
	}

	public @Nullable String unionId() {
		return this.unionId;
	}

	public String nickname() {
		return this.nickname;
	}

	public ClientPlatform platform() {
		return this.platform;
	}

	void remark(String value) {
		this.remark = value;
	}

	void blacklisted(boolean value) {
		this.blacklisted = value;
	}

	void tag(int id) {
		synchronized (this.tags) {
			this.tags.add(id);
		}
	}

	void untag(int id) {
		synchronized (this.tags) {
			this.tags.remove(id);
		}
	}

}
