package cn.bootx.starter.simulator.push;

/**
 * Markup that goes into a message as it is, for what maps and lists cannot say: repeated
 * elements, attributes, or deliberately broken XML.
 *
 * @param markup inner XML of an element
 * @since 0.1.0
 */
public record RawXml(String markup) {
}
