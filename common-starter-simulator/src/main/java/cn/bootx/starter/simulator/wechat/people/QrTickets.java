package cn.bootx.starter.simulator.wechat.people;

import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import cn.bootx.starter.simulator.http.QueryString;
import cn.bootx.starter.simulator.wechat.gate.RandomIds;
import org.jspecify.annotations.Nullable;

/**
 * All QR codes. Remembers the last {@value #CAPACITY}.
 */
public final class QrTickets {

	static final int CAPACITY = 20_000;

	private final Map<String, QrTicket> byTicket = new LinkedHashMap<>();

	private final Map<String, QrTicket> byUrl = new LinkedHashMap<>();

	synchronized QrTicket create(String appId, String scene, boolean numeric, @Nullable Instant expiresAt) {
		// Real ones contain '+', '/' and '=', so a client that forgets to encode them is
		// found out.
		QrTicket ticket = new QrTicket(appId,
				"gQ" + Base64.getEncoder().withoutPadding().encodeToString(RandomIds.bytes(58)) + "+/==",
				"http://weixin.qq.com/q/" + RandomIds.next(24), scene, numeric, expiresAt);
		this.byTicket.put(ticket.ticket(), ticket);
		this.byUrl.put(ticket.url(), ticket);
		if (this.byTicket.size() > CAPACITY) {
			QrTicket oldest = this.byTicket.values().iterator().next();
			this.byTicket.remove(oldest.ticket());
			this.byUrl.remove(oldest.url());
		}
		return ticket;
	}

	synchronized @Nullable QrTicket find(@Nullable String ticket) {
		return (ticket != null) ? this.byTicket.get(ticket) : null;
	}

	/** By ticket, content of the code, or address of its picture. */
	public synchronized @Nullable QrTicket resolve(String ticketOrUrl) {
		QrTicket found = this.byTicket.get(ticketOrUrl);
		if (found == null) {
			found = this.byUrl.get(ticketOrUrl);
		}
		if (found == null && ticketOrUrl.contains("/cgi-bin/showqrcode?")) {
			found = find(QueryString.parse(URI.create(ticketOrUrl).getRawQuery()).get("ticket"));
		}
		return found;
	}

}
