package cn.bootx.starter.simulator.wechat.media;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import org.jspecify.annotations.Nullable;

/**
 * The permanent material of an account. Its files are in the {@link MediaStore}.
 */
public final class Materials {

	private static final int MANY = 100_000;

	private static final int FEW = 1000;

	private final Map<String, Material> materials = new LinkedHashMap<>();

	synchronized void checkRoom(String type) {
		boolean pictures = type.equals("image") || type.equals("news");
		if (count(type) >= (pictures ? MANY : FEW)) {
			throw WeChatErrors.refuse(45001);
		}
	}

	public synchronized void add(Material material) {
		this.materials.put(material.mediaId(), material);
	}

	public synchronized @Nullable Material find(String mediaId) {
		return this.materials.get(mediaId);
	}

	/** The material, or 41006 and 40007. */
	public Material require(String mediaId) {
		if (mediaId.isEmpty()) {
			throw WeChatErrors.refuse(41006);
		}
		Material found = find(mediaId);
		if (found == null) {
			throw WeChatErrors.refuse(40007);
		}
		return found;
	}

	synchronized void remove(String mediaId) {
		this.materials.remove(mediaId);
	}

	long count(String type) {
		return all(type).size();
	}

	/** Of one type, newest first. */
	synchronized List<Material> all(String type) {
		List<Material> found = new ArrayList<>(
				this.materials.values().stream().filter((material) -> material.type().equals(type)).toList());
		Collections.reverse(found);
		return found;
	}

}
