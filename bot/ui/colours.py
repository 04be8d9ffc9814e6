"""The colours of embeds: the lit sign's bulbs, its velvet, and the two calm ones."""

BULB = 0xF5B83D
VELVET = 0xE0566B
LEAF = 0x6FC28A
SKY = 0x7FB3E6
